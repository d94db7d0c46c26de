package org.openpayouts.localstack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.secret.Certificates;
import org.openpayouts.localstack.secret.Secrets;

class InboxServerTest {
  @TempDir private Path folder;
  private Path log;
  private InboxServer inbox;
  private HttpClient http;

  @BeforeEach
  void serve() throws Exception {
    Secrets secrets = new Secrets(folder.resolve("secrets"));
    Path password = secrets.random("password");
    Certificates certificates =
        Certificates.in(folder.resolve("certificates"), password, Clock.systemUTC());
    log = folder.resolve("deliveries.jsonl");
    SSLContext tls = InboxServer.tls(certificates.serverKeys(), password);
    inbox = InboxServer.start(0, log, tls, Clock.systemUTC());
    http = HttpClient.newBuilder().sslContext(trusting(certificates.authority())).build();
  }

  @AfterEach
  void stop() {
    inbox.close();
  }

  @Test
  void writesDownWhatItAnswersWithSuccess() throws Exception {
    int status = deliver("{\"id\":\"ü\"}");

    List<Delivery> deliveries = InboxLog.read(log);
    assertThat(status).isEqualTo(200);
    assertThat(deliveries).hasSize(1);
    assertThat(deliveries.getFirst().body()).isEqualTo("{\"id\":\"ü\"}");
    assertThat(deliveries.getFirst().header("traceparent")).contains("00-aa-bb-01");
    assertThat(deliveries.getFirst().isSignedWith("token")).isTrue();
    assertThat(deliveries.getFirst().isSignedWith("other")).isFalse();
  }

  @Test
  void failsAsOftenAsItIsTold() throws Exception {
    control("{\"mode\":\"FAIL\",\"status\":503,\"times\":2}");

    List<Integer> statuses = List.of(deliver("1"), deliver("2"), deliver("3"));

    assertThat(statuses).containsExactly(503, 503, 200);
    assertThat(InboxLog.read(log)).extracting(Delivery::answered).containsExactly(503, 503, 200);
  }

  @Test
  void goesOnNumberingBehindALineThatAKillHasCutOff() throws Exception {
    deliver("1");
    inbox.close();
    Files.writeString(log, "{\"number\":2,\"recei", StandardOpenOption.APPEND);

    InboxLog.open(log)
        .append(number ->
            new Delivery(
                number, "2026-01-01T00:00:00Z", "POST", "/", java.util.Map.of(), "2", 200));

    assertThat(InboxLog.read(log)).extracting(Delivery::number).containsExactly(1L, 2L);
  }

  private int deliver(String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(inbox.url() + "/webhooks"))
            .header("traceparent", "00-aa-bb-01")
            .header("x-signature", Signatures.of("token", body))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private void control(String behaviour) throws Exception {
    int status =
        send(
            HttpRequest.newBuilder(URI.create(inbox.url() + InboxServer.CONTROL_PATH))
                .PUT(HttpRequest.BodyPublishers.ofString(behaviour)));
    assertThat(status).isEqualTo(204);
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static SSLContext trusting(Path authority) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
