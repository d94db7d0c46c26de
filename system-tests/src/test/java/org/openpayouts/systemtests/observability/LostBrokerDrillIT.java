package org.openpayouts.systemtests.observability;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.Cluster;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** One of three brokers is lost: payouts go on, and the walk of its page brings it back. */
@Scenario("lost-broker")
@Tag(Scenario.LONG)
@Order(111)
class LostBrokerDrillIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  private final SharedStack stack = SharedStack.with("--brokers", "3");

  @Test
  void payoutsGoOnWithoutItAndItCatchesUp() {
    TestMerchant merchant = TestMerchant.in(stack, "broker").withPayees(1).withReserve("50.00");
    Journal journal = new Journal(merchant);
    try (Cluster cluster = Cluster.of(stack);
        Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.kill(new Instance(Component.KAFKA, 2));
      List<Accepted> payouts = List.of(journal.ask(new BigDecimal("6.00"), 0, "broker"));
      stack.cutoff();
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);

      Drill.of("lost-broker").run(new DrillShell(stack, folder, Map.of())::run, Map.of());

      Deadline.in(PATIENCE)
          .until("every copy is in sync", () -> cluster.partitionsOutOfSync().isEmpty());
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
  }
}
