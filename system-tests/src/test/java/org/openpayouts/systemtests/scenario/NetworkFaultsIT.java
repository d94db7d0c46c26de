package org.openpayouts.systemtests.scenario;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.Load;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** The network to what services need is slow, cut, silent and broken in turn while payouts flow. */
@Scenario("network")
@Tag(Scenario.LONG)
@Order(120)
class NetworkFaultsIT {
  private static final List<String> TOXICS = List.of("latency", "cut", "black-hole", "reset");
  private static final int LATENCY_MILLIS = 300;
  private static final Duration EACH = Duration.ofSeconds(6);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int PAYOUTS = 100;
  private static final int PER_SECOND = 4;

  private final SharedStack stack = SharedStack.with("--proxied");

  @AfterEach
  void heal() {
    for (Instance edge : stack.running().shape().edges()) {
      stack.running().disturb(edge, "heal", 0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Component.class,
      names = {"KAFKA", "POSTGRES", "CHAIN", "INBOX"})
  void payoutsGoOnThroughABadNetwork(Component needed) {
    disturbed(
        needed,
        () -> {
          for (String toxic : TOXICS) {
            stack.running().disturb(Instance.first(needed), toxic, LATENCY_MILLIS);
            pass(EACH);
          }
          stack.running().disturb(Instance.first(needed), "heal", 0);
        });
  }

  @Test
  void payoutsGoOnAfterAMinuteInWhichTheDatabaseIsSilent() {
    Instance database = Instance.first(Component.POSTGRES);
    disturbed(
        Component.POSTGRES,
        () -> {
          stack.running().disturb(database, "black-hole", 0);
          pass(LONG);
          stack.running().disturb(database, "heal", 0);
        });
  }

  @Test
  void payoutsGoOnAfterAMinuteInWhichTheDatabaseIsDead() {
    disturbed(
        Component.POSTGRES,
        () -> {
          stack.kill(Component.POSTGRES);
          pass(LONG);
          stack.restart(Component.POSTGRES);
        });
  }

  private void disturbed(Component needed, Runnable fault) {
    TestMerchant merchant = TestMerchant.in(stack, "network-" + needed.id()).withPayees(5);
    Journal journal = new Journal(merchant.withReserve("5000.00"));
    try (Witnesses witnesses = new Witnesses(stack, journal);
        Load load = Load.start(journal, PAYOUTS, PER_SECOND, needed.ordinal());
        Pulse pulse = Pulse.start(stack)) {
      pass(EACH);
      fault.run();
      load.await(PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);

      witnesses.assertGuarantees();
      Counts.say("payouts accepted", journal.lines().size());
      Counts.say("pulses missed", pulse.missed());
    }
  }

  /** How long a fault lasts is part of the story, not a wait for a condition. */
  private static void pass(Duration time) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
  }
}
