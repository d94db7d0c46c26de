package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.intent.IntentKey;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class FactsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void publishesWhatWasAskedForWithItsMacAndTrace() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    byte[] body = merchant.client().body(merchant.fields("fact")).getBytes(UTF_8);
    Answer answer =
        merchant
            .client()
            .send(
                "POST",
                "/payouts",
                body,
                Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));
    String id = answer.json().at("/data/id").asString();

    TestTopics.Found found = requested(id);

    PayoutRequested fact = (PayoutRequested) found.value();
    PayoutSnapshot payout = fact.getPayout();
    assertThat(fact.getSequence()).isEqualTo(1);
    assertThat(fact.getEnvelope().getProducer()).isEqualTo("payout-api");
    assertThat(fact.getEnvelope().getOccurredAt()).isEqualTo(payout.getRequestedAt());
    assertThat(payout.getAmount()).isEqualTo("10");
    assertThat(payout.getStatus()).isEqualTo(PayoutStatus.NEW);
    assertThat(payout.getReference()).isEqualTo("fact");
    assertThat(payout.getMerchantId()).isEqualTo(merchant.id());
    assertThat(payout.getRequestDigest().remaining()).isEqualTo(32);
    assertThat(found.headers().get("traceparent")).startsWith("00-" + trace + "-");
    assertThat(requestKey().verifies(intent(payout), Mac.of(payout.getRequestMac()))).isTrue();
  }

  @Test
  void foldsTheLifecycleWhateverItsOrder() {
    PayoutSnapshot payout = snapshot(merchant.create("folded"));
    String id = payout.getPayoutId();

    PayoutSnapshot marker = snapshot(merchant.create("behind"));

    TestTopics.send(Topics.LIFECYCLE, id, TestFacts.broadcast(payout, 3, "f00d"));
    int partition = TestTopics.send(Topics.LIFECYCLE, id, TestFacts.funded(payout, 2));
    TestTopics.sendTo(
        partition, Topics.LIFECYCLE, marker.getPayoutId(), TestFacts.cancelled(marker, 2));

    await()
        .atMost(PATIENCE)
        .until(() -> data(marker.getPayoutId()).get("status").asString().equals("cancelled"));
    JsonNode data = data(id);
    assertThat(data.get("status").asString()).isEqualTo("processing");
    assertThat(data.get("exchangeRates").toString())
        .isEqualTo("{\"BTC\":{\"USD\":39390.47,\"GBP\":27883.962246420004}}");
    assertThat(data.get("debit").toString())
        .isEqualTo("{\"amount\":10,\"platformFee\":0,\"networkFee\":0,\"total\":10}");
    assertThat(data.at("/transactions/0/txid").asString()).isEqualTo("f00d");
    assertThat(data.at("/transactions/0/amount").decimalValue())
        .isEqualByComparingTo(new BigDecimal("0.000254"));
    assertThat(data.at("/transactions/0/date").asString()).isEqualTo("2026-01-01T14:00:01.123Z");
    assertThat(merchant.client().get("/payouts?status=processing").json().get("data")).hasSize(1);
  }

  @Test
  void learnsAgainWhatItsDatabaseHasForgotten() {
    String body = merchant.client().body(merchant.fields("forgotten"));
    Answer first = merchant.client().send("POST", "/payouts", body);
    String id = first.json().at("/data/id").asString();
    TestTopics.Found fact = requested(id);
    awaitOwnRequestsAreRead();
    loseAtOnce(id);
    assertThat(merchant.client().get("/payouts/" + id).status()).isEqualTo(404);

    TestTopics.send(Topics.REQUESTS, id, fact.value());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(merchant.client().get("/payouts/" + id).body()).isEqualTo(first.body()));
    Answer repeat = merchant.client().send("POST", "/payouts", body);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void sendsAStoredFactAgainAsTheSameFact() {
    String id = merchant.create("again");

    Answer answer =
        Http.send(
            "POST",
            api.managementUrl() + "/actuator/reemit",
            Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + api.adminCredential()),
            ("{\"payout\":\"" + id + "\"}").getBytes(UTF_8));

    assertThat(answer.json().get("facts").asLong()).as(answer.body()).isEqualTo(1);
    List<TestTopics.Found> facts =
        TestTopics.await(Topics.REQUESTS, 2, found -> found.key().equals(id));
    assertThat(facts.get(1).value()).isEqualTo(facts.get(0).value());
    assertThat(facts.get(1).headers()).isEqualTo(facts.get(0).headers());
  }

  @Test
  void showsTheReserveAfterItsNewestPosting() {
    TestTopics.send(Topics.RESERVE_ENTRIES, key(), TestFacts.posted(merchant.id(), 2, 700, 300));
    TestTopics.send(Topics.RESERVE_ENTRIES, key(), TestFacts.posted(merchant.id(), 1, 1000, 0));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          JsonNode reserve =
              new Operator(api)
                  .get("/admin/merchants/" + merchant.id() + "/reserves")
                  .json()
                  .at("/reserves/0");
          assertThat(reserve.path("currency").asString()).isEqualTo("EUR");
          assertThat(reserve.path("scale").asInt()).isEqualTo(2);
          assertThat(reserve.path("available").asLong()).isEqualTo(700);
          assertThat(reserve.path("held").asLong()).isEqualTo(300);
          assertThat(reserve.path("paidOut").asLong()).isZero();
        });
  }

  @Test
  void judgesTheMinimumByTheLastPublishedRate() {
    Map<String, Object> fields = merchant.fields("rates");
    fields.put("amount", new BigDecimal("0.001"));
    fields.put("currency", "BCH");
    assertThat(merchant.client().post("/payouts", fields).status()).isEqualTo(200);

    TestTopics.send(Topics.RATES, "BCH", TestFacts.rates("BCH", 1, "USD", "400"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          fields.put("reference", "rates-" + System.nanoTime());
          assertThat(merchant.client().post("/payouts", fields).status()).isEqualTo(400);
        });
  }

  @Test
  void writesAWatermarkForEachCutoffOnEveryPartition() {
    String cutoff = IdSource.secure().nextId();
    String before = merchant.create("before-the-cutoff");
    Instant instant = databaseTime().plusMillis(500);

    TestTopics.send(Topics.CUTOFFS, "test", TestFacts.cutoff(cutoff, instant));

    for (Topic topic : Topics.WATERMARKED) {
      List<TestTopics.Found> marks =
          TestTopics.await(
              topic,
              topic.partitions(),
              found ->
                  found.value() instanceof IntakeWatermark mark
                      && cutoff.equals(mark.getCutoffId()));
      assertThat(marks.stream().collect(Collectors.groupingBy(TestTopics.Found::partition)))
          .hasSize(topic.partitions());
      assertThat(marks)
          .allSatisfy(found -> {
            IntakeWatermark mark = (IntakeWatermark) found.value();
            assertThat(mark.getInstant()).isAfterOrEqualTo(instant);
            assertThat(mark.getTopic()).isEqualTo(topic.name());
            assertThat(mark.getPartition()).isEqualTo(found.partition());
            assertThat(found.key()).isEqualTo("watermark:" + found.partition());
          });
    }
    assertThat(snapshot(before).getRequestedAt()).isBefore(instant);
  }

  /** In one transaction, as a restored database does. */
  private void loseAtOnce(String id) {
    api.bean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            List.of("payout", "progress", "request_digest")
                .forEach(table -> change("delete from " + table + " where payout_id = ?", id)));
  }

  /** Else the service would learn of it again before it is told again. */
  private void awaitOwnRequestsAreRead() {
    long told = TestTopics.end(Topics.REQUESTS);
    await()
        .atMost(PATIENCE)
        .until(() ->
            api.bean(JdbcClient.class)
                    .sql(
                        "select coalesce(sum(next_offset), 0) from inbound_position where topic"
                            + " = ?")
                    .param(Topics.REQUESTS.name())
                    .query(Long.class)
                    .single()
                >= told);
  }

  private void change(String rows, String id) {
    api.bean(JdbcClient.class).sql(rows).param(id).update();
  }

  private TestTopics.Found requested(String id) {
    return TestTopics.await(
            Topics.REQUESTS,
            1,
            found -> found.key().equals(id) && found.value() instanceof PayoutRequested)
        .getFirst();
  }

  private PayoutSnapshot snapshot(String id) {
    return ((PayoutRequested) requested(id).value()).getPayout();
  }

  private JsonNode data(String id) {
    return merchant.client().get("/payouts/" + id).json().get("data");
  }

  private Instant databaseTime() {
    return api.bean(JdbcClient.class)
        .sql("select clock_timestamp()")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private String key() {
    return merchant.id() + ":EUR";
  }

  private IntentKey requestKey() {
    return api.requestKey();
  }

  private static PaymentIntent.Request intent(PayoutSnapshot payout) {
    return new PaymentIntent.Request(
        payout.getPayoutId(),
        payout.getMerchantId(),
        payout.getRecipientId(),
        payout.getAmount(),
        payout.getCurrency(),
        payout.getLedgerCurrency());
  }
}
