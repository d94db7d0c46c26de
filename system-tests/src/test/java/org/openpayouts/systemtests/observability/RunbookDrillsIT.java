package org.openpayouts.systemtests.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.openpayouts.systemtests.observability.DrillGround.PATIENCE;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.Witnesses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands still is made to stand still, and the walk of its page makes it go on. */
@Scenario("runbook-drills")
@Tag(Scenario.LONG)
@Order(11)
class RunbookDrillsIT {
  @TempDir private Path folder;

  private final SharedStack stack = SharedStack.get();

  @Test
  void aParkedPayoutGoesOnInItsOrder() {
    Journal journal = ground().journal("parked", "50.00");
    stack.tamper(
        Component.WEBHOOK_DISPATCHER,
        "alter table delivery add constraint planted check (merchant_id <> '%s') not valid"
            .formatted(journal.merchant().merchantId()));
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      Accepted payout = journal.ask(new BigDecimal("6.00"), 0, "parked");
      stack.cutoff();
      witnesses.awaitFact(List.of(payout), "PayoutBroadcast", PATIENCE);
      Deadline.in(PATIENCE)
          .until("two are parked", () -> list("parked", payout.payoutId()).size() == 2);

      ground()
          .drill(
              "parked-records",
              Map.of("PAYOUT", payout.payoutId()),
              Map.of("the rule that refuses these records is dropped", this::dropTheRule));

      toTheEnd(witnesses);
    } finally {
      dropTheRule();
    }
  }

  private void dropTheRule() {
    stack.tamper(
        Component.WEBHOOK_DISPATCHER, "alter table delivery drop constraint if exists planted");
  }

  @Test
  void aDeadWebhookIsToldAgainOnceItsEndpointIsWell() {
    Journal journal = ground().journal("dead", "50.00");
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.kill(Component.INBOX);
      Accepted payout = journal.ask(new BigDecimal("6.00"), 0, "dead");
      stack.cutoff();
      witnesses.awaitFact(List.of(payout), "PayoutBroadcast", PATIENCE);
      Deadline.in(PATIENCE).until("both are given up", () -> areGivenUp(payout.payoutId()));

      ground()
          .drill(
              "dead-webhooks",
              Map.of(
                  "PAYOUT",
                  payout.payoutId(),
                  "DELIVERY",
                  list("webhook", payout.payoutId()).get(0).path("id").asString()),
              Map.of(
                  "the merchant's endpoint answers again", () -> stack.restart(Component.INBOX)));

      toTheEnd(witnesses);
    } finally {
      stack.running().startMissing();
    }
  }

  /** As if their deadline had passed; true once both are settled so. */
  private boolean areGivenUp(String payoutId) {
    stack.tamper(
        Component.WEBHOOK_DISPATCHER,
        "update delivery set deadline = clock_timestamp() - interval '1 hour' where subject_id = '"
            + payoutId
            + "' and status in ('READY', 'BLOCKED')");
    return list("webhook", payoutId).size() == 2;
  }

  @Test
  void bytesThatAreNoRecordAreJudged() {
    String key = "garbage-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.file().kafkaBootstrap());
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              Topics.REQUESTS.name(), key.getBytes(UTF_8), "this is no record".getBytes(UTF_8)));
    }
    Deadline.in(PATIENCE).until("two met it", () -> list("undecodable", key).size() == 2);

    ground()
        .drill(
            "undecodable-record",
            Map.of("PAYOUT", key, "RECORD", list("undecodable", key).get(0).path("id").asString()),
            Map.of());
  }

  @Test
  void aCutoffThatNobodyToldIsCaughtUp() {
    Journal journal = ground().journal("late", "20.00");
    journal.ask(new BigDecimal("6.00"), 0, "late");
    stack.cutoff();
    stack.kill(Component.BATCH_SCHEDULER);

    ground().drill("late-cutoff", Map.of(), Map.of());

    ground().goOn(journal);
  }

  @Test
  void aDepositHealsAShortReserve() {
    Journal journal = ground().journal("short", "15.00");
    List<Accepted> payouts =
        Stream.of(0, 1).map(i -> journal.ask(BigDecimal.TEN, 0, "short-" + i)).toList();
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.cutoff();
      witnesses.awaitFact(payouts.subList(0, 1), "PayoutFunded", PATIENCE);
      witnesses.awaitFact(payouts.subList(1, 2), "PayoutDeferred", PATIENCE);
    }

    ground().drill("short-reserve", Map.of("MERCHANT", journal.merchant().merchantId()), Map.of());

    ground().goOn(journal);
  }

  private JsonNode list(String kind, String key) {
    return JsonMapper.shared()
        .readTree(stack.run("dlq list", "--kind", kind, "--key", key, "--json").orThrow());
  }

  private DrillGround ground() {
    return new DrillGround(stack, folder);
  }

  private static void toTheEnd(Witnesses witnesses) {
    witnesses.mineToTheEnd(PATIENCE);
    witnesses.assertGuarantees();
  }
}
