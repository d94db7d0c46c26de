package org.openpayouts.systemtests.scenario;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Load;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.Takeover;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/**
 * Two processes of every service; one of each in turn is killed while payouts flow. What it owned -
 * partitions, the right to send, the wallet, the schedule - has another owner within 15 seconds.
 */
@Scenario("kill-replicas")
@Tag(Scenario.LONG)
@Order(100)
class KilledReplicasIT {
  private static final int PAYOUTS = 500;
  private static final int PER_SECOND = 8;
  private static final int ALIVE_MILLIS_MAX = 2_500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration REPLACED_WITHIN = Duration.ofSeconds(15);

  private final SharedStack stack = SharedStack.with("--replicas", "all=2");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.openpayouts.systemtests.scenario.Seeds#stream")
  void noPayoutIsLostOrPaidTwiceAndAKilledOwnerIsReplaced(long seed) {
    TestMerchant merchant = TestMerchant.in(stack, "replicas").withPayees(20);
    Journal journal = new Journal(merchant.withReserve("20000.00"));
    Random random = new Random(seed);

    try (Witnesses witnesses = new Witnesses(stack, journal);
        Load load = Load.start(journal, PAYOUTS, PER_SECOND, seed);
        Pulse pulse = Pulse.start(stack)) {
      for (Component service : Component.services()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(ALIVE_MILLIS_MAX)));
        killAndMeasure(new Instance(service, 1 + random.nextInt(2)));
      }
      load.await(PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);

      witnesses.assertGuarantees();
      Counts.say("payouts accepted", journal.lines().size());
      Counts.say("webhook attempts seen", witnesses.attempts());
      Counts.say("pulses missed", pulse.missed());
    }
  }

  private void killAndMeasure(Instance victim) {
    try (Takeover takeover = Takeover.of(stack, victim.component())) {
      takeover.begin();
      stack.kill(victim);
      Duration taken = takeover.await(REPLACED_WITHIN);
      Counts.say("ms until " + victim.component().id() + " was replaced", taken.toMillis());
    }
    stack.restart(victim);
  }
}
