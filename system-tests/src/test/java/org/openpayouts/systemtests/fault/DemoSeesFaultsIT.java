package org.openpayouts.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;

/** The demo's summary is checked, not printed from hope: each planted fault makes it exit 1. */
@Scenario("demo-sees-faults")
@Order(35)
class DemoSeesFaultsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String PAYOUTS = "5";

  private final SharedStack stack = SharedStack.get();

  @Test
  void agreesWhereNothingIsWrong() {
    PayoutsCommand.Outcome outcome = demo().await(PATIENCE);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
  }

  @Test
  void seesADoublePaymentOnTheChain() {
    PayoutsCommand.Running demo = demo();
    String address = stack.file().merchant().recipients().getFirst().address();
    long before = coins(address);

    Deadline.in(PATIENCE).until("the first payment is on the chain", () -> coins(address) > before);
    stack.running().chain().fund(address, new BigDecimal("0.00015625"), 1);

    assertThat(demo.await(PATIENCE).exit()).isEqualTo(1);
  }

  @Test
  void seesASwallowedWebhook() {
    PayoutsCommand.Running demo = demo();

    ForgetfulInbox.forgetNext(stack, 5002);

    assertThat(demo.await(PATIENCE).exit()).isEqualTo(1);
  }

  @Test
  void seesAnAlteredLedgerEntry() {
    stack.ledger().tamper(alter(1));
    try {
      assertThat(demo().await(PATIENCE).exit()).isEqualTo(1);
    } finally {
      stack.ledger().tamper(alter(-1));
    }
  }

  private PayoutsCommand.Running demo() {
    return stack.start("demo", "--payouts", PAYOUTS, "--keep");
  }

  private long coins(String address) {
    return stack.running().chain().countCoins(address);
  }

  /** What the database refuses to anybody who does not first take its guard away. */
  private String[] alter(long units) {
    return new String[] {
      "alter table ledger_entry disable trigger ledger_entry_is_immutable",
      """
      update ledger_entry set amount = amount + %d
      where account = 'AVAILABLE' and posting_id =
        (select posting_id from posting where merchant_id = '%s' order by version limit 1)
      """
          .formatted(units, stack.file().merchant().id()),
      "alter table ledger_entry enable trigger ledger_entry_is_immutable"
    };
  }
}
