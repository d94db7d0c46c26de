package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.serde.AvroWireSerializer;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Overrides;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** Record types that a build does not have meet a read model, and meet a decider. */
@Scenario("mixed-versions")
@Tag(Scenario.LONG)
@Order(34)
class MixedVersionsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A type that no build has yet. */
  private static final Schema TOMORROW =
      SchemaBuilder.record("ReserveOfTomorrow")
          .namespace("org.openpayouts.schemas.event")
          .fields()
          .requiredString("word")
          .endRecord();

  /** Its build has none of the types that the others write: each is a type of tomorrow for it. */
  private static final Map<String, String> OLD_BUILD =
      Map.of("payouts.schema-registry.properties.[specific.avro.reader]", "false");

  private final SharedStack stack = SharedStack.get();

  @Test
  void aReadModelCountsWhatItDoesNotKnowAndGoesOn() {
    double before = skipped();

    sendOneOfTomorrowToEachPartition();

    Deadline.in(PATIENCE)
        .until(
            "each partition's is counted",
            () -> skipped() - before >= Topics.RESERVE_ENTRIES.partitions());
    TestMerchant.in(stack, "mixed-fold").withReserve("7.00");
    assertThat(stack.run("doctor").orThrow()).contains("All is well");
  }

  @ParameterizedTest
  @EnumSource(names = {"FUNDING_CHECKER", "BROADCASTER"})
  void aDeciderStopsBeforeWhatItDoesNotKnowAndGoesOnWithABuildThatDoes(Component decider) {
    TestMerchant merchant = TestMerchant.in(stack, "mixed").withPayees(3).withReserve("50.00");
    Journal journal = new Journal(merchant);
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      try (Overrides overrides = new Overrides(stack)) {
        overrides.give(decider, OLD_BUILD);
        stack.restart(decider);
        List<Accepted> payouts =
            List.of(
                journal.ask(new BigDecimal("6.00"), 0, "first"),
                journal.ask(new BigDecimal("6.50"), 1, "second"));
        stack.cutoff();
        awaitDoctor("partition-stopped  " + decider.id(), "UnknownRecordType");
        assertThat(payouts)
            .as("what it would have to decide waits")
            .allSatisfy(payout ->
                assertThat(witnesses.factsOf(payout.payoutId()))
                    .doesNotContain("PayoutBroadcast", "PayoutFailed", "PayoutCancelled"));
      }

      stack.cutoff();
      witnesses.awaitFact(journal.lines(), "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
    Deadline.in(PATIENCE).until("all is well", () -> stack.run("doctor").exit() == 0);
  }

  private void sendOneOfTomorrowToEachPartition() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", stack.file().kafkaBootstrap(),
            "schema.registry.url", stack.file().registryUrl(),
            "auto.register.schemas", "true");
    AvroWireSerializer values = new AvroWireSerializer();
    values.configure(settings, false);
    IndexedRecord record = new GenericRecordBuilder(TOMORROW).set("word", "tomorrow").build();
    String topic = Topics.RESERVE_ENTRIES.name();
    try (var producer =
        new KafkaProducer<String, IndexedRecord>(settings, new StringSerializer(), values)) {
      for (int partition = 0; partition < Topics.RESERVE_ENTRIES.partitions(); partition++) {
        producer.send(new ProducerRecord<>(topic, partition, "tomorrow", record));
      }
    }
  }

  /** Records of the reserves' topic that payout-api passed over since its start. */
  private double skipped() {
    return stack
        .running()
        .management(Component.PAYOUT_API)
        .ask("GET", "/prometheus", null)
        .orThrow("metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("inbound_unknown_types_total{"))
        .filter(line -> line.contains(Topics.RESERVE_ENTRIES.name()))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private void awaitDoctor(String... words) {
    Deadline.in(PATIENCE)
        .until(
            "doctor says " + String.join(", ", words),
            () -> {
              var outcome = stack.run("doctor");
              return outcome.exit() == 1
                  && List.of(words).stream().allMatch(outcome.output()::contains);
            });
  }
}
