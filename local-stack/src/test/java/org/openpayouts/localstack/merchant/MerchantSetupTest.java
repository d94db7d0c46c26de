package org.openpayouts.localstack.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.client.OperatorClient;
import org.openpayouts.localstack.process.Ports;

/** A service that has just started may have to compare itself with the broker first. */
class MerchantSetupTest {
  private static final MerchantSetup.Wishes WISHES =
      new MerchantSetup.Wishes("11".repeat(32), "USD", "100.00", "https://inbox.example");

  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private HttpServer server;
  private int refusal = 503;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(Ports.HOST, 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksAgainUntilMerchantsAreChanged() {
    DemoMerchant made = setup().run(WISHES);

    assertThat(made.id()).isEqualTo("m-1");
    assertThat(made.recipients()).hasSize(10);
    assertThat(asked.get("/admin/merchants/demo")).hasValue(2);
    assertThat(asked.get("/admin/merchants/m-1/deposits")).hasValue(2);
  }

  @Test
  void takesAnyOtherNoForWhatItIs() {
    refusal = 409;

    assertThatThrownBy(() -> setup().run(WISHES))
        .isInstanceOf(Answer.Refused.class)
        .hasMessageContaining("HTTP 409");
    assertThat(asked.get("/admin/merchants/demo")).hasValue(1);
  }

  /** The first request of each path is refused. */
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int times = asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    byte[] body = "{\"merchantId\":\"m-1\",\"token\":\"t\",\"recipientId\":\"r\"}".getBytes(UTF_8);
    exchange.sendResponseHeaders(times == 1 ? refusal : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private MerchantSetup setup() {
    String url = "http://" + Ports.HOST + ":" + server.getAddress().getPort();
    return new MerchantSetup(new OperatorClient(new Http(), url, "admin"));
  }
}
