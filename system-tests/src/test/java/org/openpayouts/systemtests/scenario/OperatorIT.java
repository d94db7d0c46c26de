package org.openpayouts.systemtests.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults are planted; doctor names each, and the command that it tells mends it. */
@Scenario("operator")
@Tag(Scenario.LONG)
@Order(12)
class OperatorIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int WELL = 0;
  private static final int WRONG = 1;

  private final SharedStack stack = SharedStack.get();

  @TempDir private Path folder;

  @Test
  void bytesThatAreNoRecordAreNamedShownAndDismissedOnce() throws IOException {
    String key = "garbage-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    send(key, "this is no record, and long enough to be cut off");
    awaitDoctor(WRONG, "record-undecodable  funding-checker", "record-undecodable  payout-api");

    JsonNode listed = list("undecodable", key);
    assertThat(listed).hasSize(2);
    assertThat(stack.run("dlq show", listed.get(0).path("id").asString()).orThrow())
        .contains("begins", "UndecodableRecord", key)
        .doesNotContain("long enough");
    Path plan = plan("--key", key, "--dismiss");
    assertThat(stack.run("dlq apply", plan.toString()).exit()).isEqualTo(2);
    assertThat(apply(plan).orThrow()).contains("DONE", "2 of 2 items are mended");
    assertThat(apply(plan).orThrow()).contains("ALREADY").doesNotContain("DONE");

    awaitDoctor(WELL, "All is well");
    assertThat(stack.run("dlq list", "--applied").orThrow()).contains(key, "ann", "a test");
    Files.writeString(plan, Files.readString(plan).replace("DISMISS", "HANDLE"));
    assertThat(apply(plan).exit()).isEqualTo(2);
  }

  @Test
  void aParkedPayoutIsHandledInItsOrderWhenItsCauseIsMended() {
    TestMerchant merchant = merchant("parked");
    stack.tamper(
        Component.WEBHOOK_DISPATCHER,
        "alter table delivery add constraint planted check (merchant_id <> '%s') not valid"
            .formatted(merchant.merchantId()));
    Journal journal = new Journal(merchant);
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "parked"));
      String id = payouts.getFirst().payoutId();
      stack.cutoff();
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
      Deadline.in(PATIENCE).until("two are parked", () -> list("parked", id).size() == 2);
      awaitDoctor(WRONG, "records-parked  webhook-dispatcher");

      Path plan = plan("--key", id);
      assertThat(apply(plan).output()).contains("FAILED", "sqlState=23514", "0 of 1");
      stack.tamper(Component.WEBHOOK_DISPATCHER, "alter table delivery drop constraint planted");
      assertThat(apply(plan).orThrow()).contains("DONE     2 record(s) of " + id);

      awaitDoctor(WELL, "All is well");
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
      assertThat(apply(plan).orThrow()).contains("ALREADY");
    }
  }

  @Test
  void aDeadWebhookIsToldAgainWhenTheInboxIsBack() {
    Journal journal = new Journal(merchant("dead"));
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.kill(Component.INBOX);
      List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "dead"));
      String id = payouts.getFirst().payoutId();
      stack.cutoff();
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
      Deadline.in(PATIENCE)
          .until("both are given up", () -> giveUp(id) && list("webhook", id).size() == 2);
      awaitDoctor(WRONG, "process-down  inbox", "webhooks-dead  webhook-dispatcher");

      stack.run("restart", "inbox").orThrow();
      Path plan = plan("--key", id, "--kind", "webhook");
      assertThat(apply(plan).orThrow()).contains("DONE", "REVIVED");

      awaitDoctor(WELL, "All is well");
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
  }

  @Test
  void aLateCutoffIsNamedUntilSomebodyIsTheSchedulerAgain() {
    stack.tamper(
        Component.BATCH_SCHEDULER,
        "update lease set owner = 'gone', expires_at = clock_timestamp() + interval '1 hour'",
        """
        insert into cutoff (cutoff_id, schedule_id, day, slot, instant, scope_kind, scope_values,
                            requested_by, reason)
        values ('%1$s', 'manual', date '2026-03-02', 'manual:%1$s',
                clock_timestamp() - interval '2 minutes', 'ALL', '{}', 'test', 'planted')
        """
            .formatted(IdSource.secure().nextId()));
    awaitDoctor(WRONG, "cutoff-late  batch-scheduler");

    stack.tamper(
        Component.BATCH_SCHEDULER,
        "update lease set expires_at = clock_timestamp() - interval '1 second'");

    awaitDoctor(WELL, "All is well");
  }

  @Test
  void aServiceThatIsGoneIsNamedWithTheCommandThatBringsItBack() {
    stack.kill(Component.BATCH_SCHEDULER);
    awaitDoctor(WRONG, "process-down  batch-scheduler", "./payouts restart batch-scheduler");

    stack.run("restart", "batch-scheduler").orThrow();

    awaitDoctor(WELL, "All is well");
  }

  private TestMerchant merchant(String name) {
    return TestMerchant.in(stack, "operator-" + name).withPayees(1).withReserve("50.00");
  }

  /** As if its deadline had passed; true once it is settled so. */
  private boolean giveUp(String payoutId) {
    stack.tamper(
        Component.WEBHOOK_DISPATCHER,
        "update delivery set deadline = clock_timestamp() - interval '1 hour' where subject_id = '"
            + payoutId
            + "' and status in ('READY', 'BLOCKED')");
    return true;
  }

  private void send(String key, String garbage) {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.file().kafkaBootstrap());
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              Topics.REQUESTS.name(), key.getBytes(UTF_8), garbage.getBytes(UTF_8)));
    }
  }

  private JsonNode list(String kind, String key) {
    return JsonMapper.shared()
        .readTree(stack.run("dlq list", "--kind", kind, "--key", key, "--json").orThrow());
  }

  private Path plan(String... filter) {
    Path plan = folder.resolve("plan.json");
    String[] arguments = new String[filter.length + 2];
    System.arraycopy(filter, 0, arguments, 0, filter.length);
    arguments[filter.length] = "--out";
    arguments[filter.length + 1] = plan.toString();
    assertThat(stack.run("dlq plan", arguments).orThrow()).contains("Nothing is done yet");
    return plan;
  }

  private PayoutsCommand.Outcome apply(Path plan) {
    return stack.run("dlq apply", plan.toString(), "--by", "ann", "--reason", "a test");
  }

  private void awaitDoctor(int exit, String... words) {
    Deadline.in(PATIENCE)
        .until(
            "doctor exits with " + exit + " and says " + String.join(", ", words),
            () -> {
              var outcome = stack.run("doctor");
              return outcome.exit() == exit
                  && List.of(words).stream().allMatch(outcome.output()::contains);
            });
  }
}
