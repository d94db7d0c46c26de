package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.stack.Cluster;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Load;
import org.openpayouts.systemtests.stack.RecordWatch;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/**
 * Three brokers, every topic with three copies; the one that leads most is killed while payouts
 * flow. The others go on, and it has caught up again before the end.
 */
@Scenario("leader-loss")
@Tag(Scenario.LONG)
@Order(110)
class LeaderLossIT {
  private static final int PAYOUTS = 240;
  private static final int PER_SECOND = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The goal, on a machine with nothing else to do; the gap itself is printed. */
  private static final Duration GAP_MAX = Duration.ofSeconds(15);

  private final SharedStack stack = SharedStack.with("--brokers", "3");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.openpayouts.systemtests.scenario.Seeds#stream")
  void payoutsGoOnAndTheBrokerCatchesUp(long seed) {
    TestMerchant merchant = TestMerchant.in(stack, "leader").withPayees(10);
    Journal journal = new Journal(merchant.withReserve("10000.00"));

    try (Cluster cluster = Cluster.of(stack);
        Witnesses witnesses = new Witnesses(stack, journal);
        RecordWatch requests = RecordWatch.start(stack, Topics.REQUESTS);
        Load load = Load.start(journal, PAYOUTS, PER_SECOND, seed);
        Pulse pulse = Pulse.start(stack)) {
      assertThat(cluster.topicsWithFewerCopiesThan(3)).isEmpty();
      Deadline.in(PATIENCE).until("payouts flow", () -> requests.count() > PER_SECOND);
      Instance leader = new Instance(Component.KAFKA, cluster.leaderOfMost(Topics.REQUESTS));
      stack.kill(leader);
      load.await(PATIENCE);
      requests.stop();
      stack.restart(leader);
      Deadline.in(PATIENCE)
          .until("every copy is in sync", () -> cluster.partitionsOutOfSync().isEmpty());
      witnesses.mineToTheEnd(PATIENCE);

      witnesses.assertGuarantees();
      Counts.say("payouts accepted", journal.lines().size());
      Counts.say("longest gap between two requests in Kafka, ms", requests.longestGap().toMillis());
      Counts.say("pulses missed", pulse.missed());
      assertThat(requests.longestGap()).isLessThan(GAP_MAX);
    }
  }
}
