package org.openpayouts.outbox.till;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.Arena;
import org.springframework.context.ConfigurableApplicationContext;

/** Operators find what was set aside, and mend each item once, however often they say so. */
class SetAsideIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String TOPIC = Arena.newTopic(1);

  private static ConfigurableApplicationContext till;

  @BeforeAll
  static void start() {
    Arena.createTopic(TOPIC + "-out", 1);
    till =
        TillIT.run(
            Arena.newDatabase(),
            "--till.topic=" + TOPIC,
            "--payouts.admin.credential-file=" + Operator.credentialFile());
  }

  @AfterAll
  static void stop() {
    till.close();
  }

  @Test
  void handsARecordThatCanBeReadNowToItsHandlerOnce() throws Exception {
    Arena.send(TOPIC, 0, "u1", "odd-1", "odd-2", "next-1");
    await().atMost(SOON).until(() -> sales().values().contains("next-1"));
    var id = firstId("undecodable", "u1");
    var state = state("undecodable", id);

    assertThat(get("deadletters/undecodable/" + id).body())
        .contains("\"bytes\":\"5\"", "6f64642d31", "UndecodableRecord")
        .doesNotContain("odd-1");
    assertThat(apply("undecodable", id, "p1", state, "HANDLE").body())
        .contains("FAILED", "UndecodableRecord");
    assertThat(sales().values()).doesNotContain("odd-1", "odd-2");

    TillApplication.READS_ODD.set(true);
    try {
      assertThat(apply("undecodable", id, "p1", state + "0", "HANDLE").statusCode()).isEqualTo(409);
      assertThat(apply("undecodable", id, "p1", state, "HANDLE").body())
          .contains("DONE", "\"records\":2");
      assertThat(apply("undecodable", id, "p1", state, "HANDLE").body()).contains("ALREADY");
      assertThat(apply("undecodable", id, "p2", state, "HANDLE").body()).contains("CHANGED");
    } finally {
      TillApplication.READS_ODD.set(false);
    }
    assertThat(sales().values()).containsOnlyOnce("odd-1", "odd-2");
    assertThat(get("mended").body())
        .contains("\"by\":\"ann\"", "\"reason\":\"a test\"", "\"plan\":\"p1\"", "\"key\":\"u1\"");
  }

  @Test
  void dismissesWhatIsNoRecordAndCountsItNoMore() throws Exception {
    Arena.send(TOPIC, 0, "u2", "odd-3", "next-2");
    await().atMost(SOON).until(() -> sales().values().contains("next-2"));
    await().atMost(SOON).until(() -> gauge("inbound.undecodable") > 0);
    var id = firstId("undecodable", "u2");

    var answer = apply("undecodable", id, "p3", state("undecodable", id), "DISMISS");

    assertThat(answer.body()).contains("DONE", "dismissed");
    assertThat(get("deadletters/undecodable").body()).doesNotContain("\"u2\"");
    await().atMost(SOON).until(() -> gauge("inbound.undecodable") == 0);
  }

  @Test
  void neverDismissesAParkedRecordAndKeepsEarlierParkedOnesFirst() throws Exception {
    Arena.send(TOPIC, 0, "u3", "bad-1", "odd-4");
    Arena.send(TOPIC, 0, "u4", "next-3");
    await().atMost(SOON).until(() -> sales().values().contains("next-3"));
    var parked = firstId("parked", "u3");
    var odd = firstId("undecodable", "u3");

    assertThat(apply("parked", parked, "p4", state("parked", parked), "DISMISS").body())
        .contains("FAILED", "a parked record is a fact");
    assertThat(apply("undecodable", odd, "p4", state("undecodable", odd), "HANDLE").body())
        .contains("FAILED", "they go first");

    sales().acceptEverything();
    assertThat(apply("parked", parked, "p4", state("parked", parked), "HANDLE").body())
        .contains("DONE");
    assertThat(sales().values()).contains("bad-1");
    apply("undecodable", odd, "p4", state("undecodable", odd), "DISMISS");
  }

  @Test
  void showsThatItsPositionsBelongToTheLogAndItsLanesHaveOwners() {
    await().atMost(SOON).until(() -> gauge("outbox.measured") > 0);
    await().atMost(SOON).until(() -> gauge("outbox.leases.unowned") == 0);
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(registry().get("inbound.incoherent.positions").gauges())
                .hasSize(3)
                .allSatisfy(gauge -> assertThat(gauge.value()).isZero()));
  }

  private static double gauge(String name) {
    return registry().get(name).gauge().value();
  }

  private static MeterRegistry registry() {
    return till.getBean(MeterRegistry.class);
  }

  private static Sales sales() {
    return till.getBean(Sales.class);
  }

  private static String firstId(String kind, String key) throws Exception {
    var found =
        Pattern.compile("\"id\":(\\d+),\"key\":\"" + key + "\"")
            .matcher(get("deadletters/" + kind).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String state(String kind, String id) throws Exception {
    var found =
        Pattern.compile("\"state\":\"([^\"]+)\"")
            .matcher(get("deadletters/" + kind + "/" + id).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static HttpResponse<String> apply(
      String kind, String id, String plan, String state, String action) throws Exception {
    var body =
        """
        {"plan": "%s", "state": "%s", "action": "%s", "by": "ann", "reason": "a test"}
        """
            .formatted(plan, state, action);
    return send(
        request("deadletters/" + kind + "/" + id)
            .header("Content-Type", "application/json")
            .header("Authorization", Operator.AUTHORIZATION)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private static HttpRequest.Builder request(String path) {
    String port = till.getEnvironment().getProperty("local.management.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString(UTF_8));
    }
  }
}
