package org.openpayouts.outbox.till;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.Arena;
import org.openpayouts.outbox.Lane;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole of it under Spring Boot, the binder and the shipped defaults. */
class TillIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String TOPIC = Arena.newTopic(3);

  private static ConfigurableApplicationContext till;

  @BeforeAll
  static void start() {
    Arena.createTopic(TOPIC + "-out", 3);
    till = run(Arena.newDatabase(), "--payouts.admin.credential-file=" + Operator.credentialFile());
  }

  static ConfigurableApplicationContext run(String jdbcUrl, String... more) {
    return new SpringApplicationBuilder(TillApplication.class)
        .web(WebApplicationType.SERVLET)
        .properties("spring.config.name=till")
        .properties("till.topic=" + TOPIC)
        .properties("payouts.outbox.inbound.lag-interval=500ms")
        .properties("payouts.kafka.bootstrap-servers=" + Arena.broker().bootstrapServers())
        .properties("spring.datasource.url=" + jdbcUrl)
        .run(more);
  }

  @AfterAll
  static void stop() {
    till.close();
  }

  @Test
  void handlesWhatIsSentAndSendsOnWhatWasHandledUnderTheSameTrace() {
    var record = new ProducerRecord<>(TOPIC, 0, "k1".getBytes(UTF_8), "good-1".getBytes(UTF_8));
    record.headers().add("traceparent", "00-aa-bb-01".getBytes(UTF_8));

    Arena.sendAll(List.of(record));

    await().atMost(SOON).until(() -> Arena.textsOf(TOPIC + "-out").contains("good-1"));
    var fact =
        Arena.readAll(TOPIC + "-out").stream()
            .filter(sent -> new String(sent.value(), UTF_8).equals("good-1"))
            .findFirst()
            .orElseThrow();
    assertThat(fact.headers().lastHeader("traceparent").value())
        .isEqualTo("00-aa-bb-01".getBytes(UTF_8));
  }

  @Test
  void parksWhatViolatesAConstraintAndHandlesItWhenAsked() throws Exception {
    Arena.send(TOPIC, 1, "k2", "bad-2", "after-2");
    Arena.send(TOPIC, 1, "k3", "good-3");

    await().atMost(SOON).until(() -> sales().values().contains("good-3"));
    assertThat(sales().values()).doesNotContain("bad-2", "after-2");
    assertThat(get("/actuator/parked").body()).contains("\"count\":2", "23514", "\"key\":\"k2\"");
    assertThat(post("/actuator/parked/k2", "{}").body()).contains("sqlState=23514");

    sales().acceptEverything();
    var answer = post("/actuator/parked/k2", "{}");

    assertThat(answer.body()).contains("\"records\":2");
    assertThat(sales().values()).contains("bad-2", "after-2");
    assertThat(get("/actuator/parked").body()).contains("\"count\":0");
  }

  @Test
  void sendsStoredFactsAgainWhenAsked() throws Exception {
    System.setProperty("till.reemit.topic", TOPIC + "-out");

    var answer = post("/actuator/reemit", "{\"payout\": \"p1\"}");

    assertThat(answer.body()).contains("\"facts\":1");
    await().atMost(SOON).until(() -> Arena.textsOf(TOPIC + "-out").contains("again"));
    assertThat(post("/actuator/reemit", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void showsWhetherItDecidesAndRelearnsWhenAsked() throws Exception {
    await().atMost(SOON).until(() -> get("/actuator/relearning").body().contains("decides\":true"));

    var answer = post("/actuator/relearning", "{\"reason\": \"a drill\"}");

    assertThat(answer.body()).contains("\"decides\":false", "a drill");
    await().atMost(SOON).until(() -> get("/actuator/relearning").body().contains("decides\":true"));
    assertThat(post("/actuator/relearning", "{\"reason\": \" \"}").statusCode()).isEqualTo(400);
  }

  @Test
  void isAliveAndReadyWithoutAskingDatabaseOrBroker() throws Exception {
    assertThat(get("/actuator/health/liveness").body()).contains("UP");
    assertThat(get("/actuator/health/readiness").body()).contains("UP");
  }

  @Test
  void measuresWhatWaits() {
    var registry = till.getBean(MeterRegistry.class);

    await().atMost(SOON).until(() -> registry.find("inbound.position.lag").gauges().size() == 3);
    await()
        .atMost(SOON)
        .until(() ->
            registry.find("inbound.position.lag").gauges().stream()
                .allMatch(lag -> lag.value() == 0));
    assertThat(registry.get("outbox.unsent.rows").gauges()).hasSize(Lane.values().length);
    assertThat(registry.get("outbox.oldest.unsent.age").gauges()).hasSize(Lane.values().length);
    assertThat(registry.get("inbound.stopped.partitions").gauge().value()).isZero();
  }

  @Test
  void refusesToStartOnUnsafeSettingsAndNamesThem() {
    assertRefused("spring.cloud.stream.kafka.bindings.receive-in-0.consumer.enable-dlq=true");
    assertRefused("spring.cloud.stream.bindings.receive-in-0.consumer.batch-mode=false");
    assertRefused(
        "spring.cloud.stream.kafka.bindings.receive-in-0.consumer.configuration"
            + ".auto.offset.reset=latest");
    assertRefused(
        "spring.cloud.stream.kafka.bindings.receive-in-0.consumer.configuration"
            + ".enable.auto.commit=true");
    assertThatThrownBy(
            () -> run(Arena.newDatabase(), "--spring.cloud.stream.bindings.other-in-0.group=g"))
        .hasStackTraceContaining("spring.cloud.stream.bindings is [other-in-0]");
  }

  private static void assertRefused(String setting) {
    String database = Arena.newDatabase();
    String name = setting.substring(0, setting.indexOf('='));

    assertThatThrownBy(() -> run(database, "--" + setting).close())
        .hasStackTraceContaining("refusing to start: " + name);
  }

  private static Sales sales() {
    return till.getBean(Sales.class);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .header("Authorization", Operator.AUTHORIZATION)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + till.getEnvironment().getProperty("local.management.port") + path);
  }
}
