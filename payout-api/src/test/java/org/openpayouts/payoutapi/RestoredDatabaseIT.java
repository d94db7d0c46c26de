package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.payoutapi.ForgottenRequests.assertClosed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFiles;
import org.openpayouts.payoutapi.running.TestKey;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The database is put back to a backup that does not know of payouts that were accepted, of a
 * recipient, of a token that was issued, and of one that was revoked.
 */
class RestoredDatabaseIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** So the service never hears its own facts. */
  private static final Map<String, String> DEAF =
      Map.of("spring.cloud.stream.default.consumer.auto-startup", "false");

  private final TestFiles secrets = new TestFiles();

  @Test
  void acceptsNothingBeforeItKnowsAgainWhatItHasAccepted() {
    RunningApi.setUpTopics();
    String database = Infrastructure.shared().freshDatabase("payout_api");
    String backup = "backup_" + UUID.randomUUID().toString().replace("-", "");
    TestMerchant merchant;
    TestKey doomedKey = TestKey.random();
    TestKey lateKey = TestKey.random();
    String doomed;
    String known;
    try (RunningApi api = RunningApi.startOn(database, secrets, Map.of())) {
      merchant = TestMerchant.on(api);
      known = merchant.create("known");
      doomed = TestMerchant.token(api, merchant.id(), doomedKey, "payout");
      awaitHeard(api);
    }
    Databases.backUp(database, backup);
    String body = merchant.client().body(merchant.fields("forgotten"));
    String forgotten;
    ForgottenRequests requests;
    String late;
    try (RunningApi api = RunningApi.startOn(database, secrets, Map.of())) {
      forgotten = create(merchant.clientAt(api.url()), body);
      requests = ForgottenRequests.acceptedBy(api, merchant);
      changeTo(2, api, merchant);
      late = TestMerchant.token(api, merchant.id(), lateKey, "payout");
      revoke(api, merchant, doomedKey);
      awaitHeard(api);
    }
    Databases.restore(database, backup);

    assertAcceptsAndDeniesNothing(database, merchant, known, body, requests);
    try (RunningApi api = RunningApi.startOn(database, secrets, Map.of())) {
      assertKnowsAgain(forgotten, body, merchant.clientAt(api.url()));
      requests.assertKnownAgain(merchant.clientAt(api.url()));
      assertThat(status(new MerchantClient(api.url(), doomedKey, doomed))).isEqualTo(401);
      assertThat(status(new MerchantClient(api.url(), lateKey, late))).isEqualTo(200);
      changeTo(3, api, merchant);
      assertThat(merchantVersions(merchant)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }
  }

  private static String create(MerchantClient client, String body) {
    return client.send("POST", "/payouts", body).json().at("/data/id").asString();
  }

  private static int status(MerchantClient client) {
    return client.get("/payouts").status();
  }

  private static void assertReadsOnly(
      RunningApi api, TestMerchant merchant, String known, String body) {
    MerchantClient client = merchant.clientAt(api.url());
    assertClosed(client.send("POST", "/payouts", body));
    assertClosed(client.delete("/payouts/" + known));
    assertThat(name(api, merchant, "too early").status()).isEqualTo(503);
    assertThat(client.get("/payouts/" + known).status()).isEqualTo(200);
  }

  private void assertAcceptsAndDeniesNothing(
      String database,
      TestMerchant merchant,
      String known,
      String body,
      ForgottenRequests requests) {
    try (RunningApi api = RunningApi.startOn(database, secrets, DEAF)) {
      assertReadsOnly(api, merchant, known, body);
      requests.assertNotDenied(merchant.clientAt(api.url()));
    }
  }

  private static void assertKnowsAgain(String forgotten, String body, MerchantClient client) {
    await().atMost(SOON).until(() -> client.send("POST", "/payouts", body).status() == 200);
    Answer repeat = client.send("POST", "/payouts", body);
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(repeat.json().at("/data/id").asString()).isEqualTo(forgotten);
    assertThat(client.get("/payouts?reference=forgotten").json().get("data")).hasSize(1);
  }

  /** A version that was given and forgotten must not be given again. */
  private static void changeTo(long version, RunningApi api, TestMerchant merchant) {
    Answer named = name(api, merchant, "version " + version);
    assertThat(named.json().get("version").asLong()).isEqualTo(version);
    TestMerchant.token(api, merchant.id(), TestKey.random(), "payout");
  }

  private static void revoke(RunningApi api, TestMerchant merchant, TestKey key) {
    String tokens = "/admin/merchants/" + merchant.id() + "/tokens";
    var operator = new Operator(api);
    for (JsonNode token : operator.get(tokens).json().get("tokens")) {
      if (token.at("/sins/0").asString().equals(key.sin())) {
        String path = tokens + "/" + token.get("tokenId").asString();
        assertThat(operator.send("DELETE", path, "").status()).isEqualTo(200);
      }
    }
  }

  private static Answer name(RunningApi api, TestMerchant merchant, String label) {
    return new Operator(api)
        .put(
            "/admin/merchants/" + merchant.id() + "/recipients/" + merchant.recipientEmail(),
            Map.of(
                "status",
                "active",
                "label",
                label,
                "withdrawal",
                Map.of("asset", "BTC", "address", TestMerchant.ADDRESS)));
  }

  private static List<Long> merchantVersions(TestMerchant merchant) {
    return TestTopics.await(Topics.MERCHANTS, 7, found -> found.key().equals(merchant.id()))
        .stream()
        .map(found -> ((MerchantChanged) found.value()).getVersion())
        .sorted()
        .toList();
  }

  /** It has read its own requests to their end. */
  private static void awaitHeard(RunningApi api) {
    JdbcClient jdbc = api.bean(JdbcClient.class);
    await()
        .atMost(SOON)
        .until(() ->
            jdbc.sql("select count(*) from outbox_segment").query(Long.class).single() == 0
                && handled(jdbc) >= told());
  }

  private static long handled(JdbcClient jdbc) {
    return jdbc.sql(
            "select coalesce(sum(next_offset), 0) from inbound_position where topic = :topic")
        .param("topic", Topics.REQUESTS.name())
        .query(Long.class)
        .single();
  }

  private static long told() {
    try (var consumer = TestTopics.consumer(Topics.REQUESTS)) {
      return consumer.endOffsets(consumer.assignment()).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }
}
