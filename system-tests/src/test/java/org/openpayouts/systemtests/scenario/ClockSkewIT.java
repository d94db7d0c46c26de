package org.openpayouts.systemtests.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Load;
import org.openpayouts.systemtests.stack.Overrides;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** Every second service's clock is 5 seconds fast and the others' as slow; then the other way. */
@Scenario("clock-skew")
@Tag(Scenario.LONG)
@Order(33)
class ClockSkewIT {
  private static final int PAYOUTS = 60;
  private static final int PER_SECOND = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final SharedStack stack = SharedStack.get();

  @ParameterizedTest(name = "the first is wrong by {0} s")
  @ValueSource(ints = {5, -5})
  void noPayoutIsLostOrPaidTwiceWhereClocksDisagree(int seconds) {
    TestMerchant merchant = TestMerchant.in(stack, "skew").withPayees(5).withReserve("3000.00");
    Journal journal = new Journal(merchant);
    List<Component> services = Component.services();

    try (Witnesses witnesses = new Witnesses(stack, journal);
        Overrides overrides = new Overrides(stack)) {
      for (int i = 0; i < services.size(); i++) {
        int offset = i % 2 == 0 ? seconds : -seconds;
        overrides.give(services.get(i), Map.of("payouts.clock.offset", offset + "s"));
        stack.restart(services.get(i));
      }
      try (Load load = Load.start(journal, PAYOUTS, PER_SECOND, 1);
          Pulse pulse = Pulse.start(stack)) {
        load.await(PATIENCE);
        witnesses.mineToTheEnd(PATIENCE);
        Counts.say("pulses missed", pulse.missed());
      }
      witnesses.assertGuarantees();
    }
  }
}
