package org.openpayouts.systemtests.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Load;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** Each service in turn is killed and started again while payouts flow through all of them. */
@Scenario("kill")
@Order(20)
class KilledServicesIT {
  private static final int PAYOUTS = 500;
  private static final int PER_SECOND = 12;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int DEAD_MILLIS_MAX = 1_500;
  private static final int ALIVE_MILLIS_MAX = 2_500;

  private final SharedStack stack = SharedStack.get();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("org.openpayouts.systemtests.scenario.Seeds#stream")
  void noPayoutIsLostOrPaidTwiceWhileEachServiceIsKilled(long seed) {
    TestMerchant merchant = TestMerchant.in(stack, "kill").withPayees(20).withReserve("20000.00");
    Journal journal = new Journal(merchant);
    Random random = new Random(seed);

    try (Witnesses witnesses = new Witnesses(stack, journal);
        Load load = Load.start(journal, PAYOUTS, PER_SECOND, seed);
        Pulse pulse = Pulse.start(stack)) {
      for (Component service : List.copyOf(Component.services())) {
        rest(random.nextInt(ALIVE_MILLIS_MAX));
        stack.kill(service);
        rest(random.nextInt(DEAD_MILLIS_MAX));
        stack.restart(service);
      }
      load.await(PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);

      witnesses.assertGuarantees();
      Counts.say("payouts accepted", journal.lines().size());
      Counts.say("webhook attempts seen", witnesses.attempts());
      Counts.say("pulses missed", pulse.missed());
    }
  }

  /** How long a service lives or lies dead is part of the seed, not a wait for a condition. */
  private static void rest(int millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
