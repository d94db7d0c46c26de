package org.openpayouts.localstack.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.Ports;

class MerchantClientTest {
  private static final RequestSigner SIGNER = RequestSigner.of("11".repeat(32));

  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          signatures.add(exchange.getRequestHeaders().getFirst("X-Signature"));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = "{\"error\":\"no\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void signsThePublicAddressAndTheBodyThatItSends() {
    MerchantClient client = client("https://payouts.example");

    Answer answer = client.post("/payouts", Map.of("amount", 10));

    assertThat(bodies).containsExactly("{\"amount\":10,\"token\":\"t 1\"}");
    assertThat(signatures)
        .containsExactly(SIGNER.sign("https://payouts.example/payouts" + bodies.getFirst()));
    assertThat(answer.error()).isEqualTo("no");
  }

  @Test
  void putsTheTokenIntoTheQueryOnce() {
    MerchantClient client = client("https://payouts.example");

    assertThat(client.withToken("/payouts")).isEqualTo("/payouts?token=t+1");
    assertThat(client.withToken("/payouts?status=new")).isEqualTo("/payouts?status=new&token=t+1");
    assertThat(client.withToken("/payouts?token=x")).isEqualTo("/payouts?token=x");
  }

  private MerchantClient client(String publicBaseUrl) {
    String url = "http://" + Ports.HOST + ":" + server.getAddress().getPort();
    return new MerchantClient(new Http(), url, publicBaseUrl, SIGNER, "t 1");
  }
}
