package org.openpayouts.systemtests.observability;

import static org.openpayouts.systemtests.observability.DrillGround.PATIENCE;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Cluster;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.Witnesses;

/** Rows contradict each other, or the log, and the walk of the page makes them agree. */
@Scenario("coherence-drills")
@Tag(Scenario.LONG)
@Order(17)
class CoherenceDrillsIT {
  private static final BigDecimal AMOUNT = new BigDecimal("6.00");

  @TempDir private Path folder;

  private final SharedStack stack = SharedStack.get();

  @Test
  void nothingIsFundedFromABalanceThatAHandHasChanged() {
    Journal journal = ground().journal("ledger", "5.00");
    addToAvailable(journal, 1_000);

    ground()
        .drill(
            "ledger-incoherent",
            Map.of(
                "FUNDING", ground().management(Component.FUNDING_CHECKER),
                "MERCHANT", journal.merchant().merchantId()),
            Map.of(
                "a cutoff comes, and a payout for which the added money would do",
                () -> {
                  journal.ask(AMOUNT, 0, "ledger");
                  stack.cutoff();
                },
                "ann and bob find who changed the balances, and put them back to their entries",
                () -> addToAvailable(journal, -1_000)));

    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      witnesses.awaitFact(journal.lines(), "PayoutDeferred", PATIENCE);
    }
    journal.merchant().withReserve("5.00");
    stack.cutoff();
    ground().goOn(journal);
  }

  private void addToAvailable(Journal journal, long units) {
    stack.tamper(
        Component.FUNDING_CHECKER,
        """
        update account set available = available + %1$d, deposits_clearing = deposits_clearing - %1$d
         where merchant_id = '%2$s'
        """
            .formatted(units, journal.merchant().merchantId()));
  }

  @Test
  void whatTheLogLostUnreadIsSentAgain() {
    Journal journal = ground().journal("lost", "5.00");
    String since = Clock.systemUTC().instant().toString();
    Accepted payout = journal.ask(AMOUNT, 0, "lost");
    stack.kill(Component.FUNDING_CHECKER);
    Map<TopicPartition, Long> begins = loseADeposit(journal);
    stack.restart(Component.FUNDING_CHECKER);

    ground()
        .drill(
            "database-and-broker-differ",
            Map.of("MERCHANT", payout.merchantId(), "SINCE", since),
            Map.of("the stored position is put to where the log begins", () -> moveTo(begins)));

    stack.cutoff();
    ground().goOn(journal);
  }

  /** Answers where the log begins after it. */
  private Map<TopicPartition, Long> loseADeposit(Journal journal) {
    try (Cluster cluster = Cluster.of(stack)) {
      Map<TopicPartition, Long> before = cluster.endsOf(Topics.RESERVE_COMMANDS);
      journal.merchant().deposit("5.00");
      Deadline.in(PATIENCE)
          .until(
              "the deposit is told", () -> !cluster.endsOf(Topics.RESERVE_COMMANDS).equals(before));
      Map<TopicPartition, Long> after = cluster.endsOf(Topics.RESERVE_COMMANDS);
      cluster.deleteBefore(after);
      return after;
    }
  }

  private void moveTo(Map<TopicPartition, Long> begins) {
    begins.forEach((partition, begin) ->
        stack.tamper(
            Component.FUNDING_CHECKER,
            """
            update inbound_position set next_offset = %1$d
             where consumer = 'funding-checker' and topic = '%2$s' and partition = %3$d
               and next_offset < %1$d
            """
                .formatted(begin, partition.topic(), partition.partition())));
  }

  private DrillGround ground() {
    return new DrillGround(stack, folder);
  }
}
