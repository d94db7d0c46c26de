package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** What the services stand on goes away for a while: nothing is lost, all goes on afterwards. */
@Scenario("outage")
@Tag(Scenario.LONG)
@Order(10)
class OutageIT {
  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final SharedStack stack = SharedStack.get();

  @ParameterizedTest
  @EnumSource(
      value = Component.class,
      names = {"KAFKA", "REGISTRY", "POSTGRES"})
  void payoutsGoOnWhenItComesBack(Component lost) {
    TestMerchant merchant = merchant(lost.id());
    Journal journal = new Journal(merchant);
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      ask(journal, 3, "before");
      stack.kill(lost);
      if (lost == Component.POSTGRES) {
        assertThat(merchant.submit(BigDecimal.TEN, 0, "down").status()).isEqualTo(UNAVAILABLE);
      } else {
        ask(journal, 3, "during");
      }
      stack.restart(lost);
      ask(journal, 3, "after");

      payAll(witnesses, journal);
    }
  }

  @Test
  void fundedPayoutsWaitForTheChainAndArePaidWhenItIsBack() {
    TestMerchant merchant = merchant("chain");
    Journal journal = new Journal(merchant);
    List<Accepted> payouts = ask(journal, 3, "chain");
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.kill(Component.CHAIN);
      stack.cutoff();
      witnesses.awaitFact(payouts, "PayoutDelayed", PATIENCE);
      assertThat(witnesses.factsOf(payouts.getFirst().payoutId()))
          .containsExactly("PayoutFunded", "PayoutDelayed");

      stack.restart(Component.CHAIN);
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
  }

  @Test
  void aNodeThatHangsOnASendIsAskedAgainAndPaysOnce() {
    TestMerchant merchant = merchant("hanging");
    Journal journal = new Journal(merchant);
    List<Accepted> payouts = ask(journal, 3, "hanging");
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.running().chain().call("sim_fault", "time_out", 1);
      stack.cutoff();
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
  }

  @Test
  void webhooksThatFoundNobodyComeLater() {
    TestMerchant merchant = merchant("inbox");
    Journal journal = new Journal(merchant);
    List<Accepted> payouts = ask(journal, 3, "inbox");
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.kill(Component.INBOX);
      stack.cutoff();
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      assertThat(witnesses.attempts()).isZero();

      stack.restart(Component.INBOX);
      witnesses.assertGuarantees();
    }
  }

  private TestMerchant merchant(String lost) {
    return TestMerchant.in(stack, "outage-" + lost).withPayees(3).withReserve("500.00");
  }

  private static List<Accepted> ask(Journal journal, int count, String reference) {
    List<Accepted> payouts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      payouts.add(journal.ask(BigDecimal.valueOf(600 + i, 2), i, reference + "-" + i));
    }
    return payouts;
  }

  /** Cuts off as soon as the scheduler listens again, and pays. */
  private void payAll(Witnesses witnesses, Journal journal) {
    Deadline.in(PATIENCE).until("a cutoff is taken", this::cutoffIsTaken);
    witnesses.awaitFact(journal.lines(), "PayoutFunded", PATIENCE);
    witnesses.awaitFact(journal.lines(), "PayoutBroadcast", PATIENCE);
    witnesses.mineToTheEnd(PATIENCE);
    witnesses.assertGuarantees();
  }

  private boolean cutoffIsTaken() {
    try {
      stack.cutoff();
      return true;
    } catch (RuntimeException notYet) {
      return false;
    }
  }
}
