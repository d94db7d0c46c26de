package org.openpayouts.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.client.ChainClient;
import org.openpayouts.localstack.merchant.DemoMerchant;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;

/** The demo's summary is checked, not printed from hope: each planted fault makes it exit 1. */
@Scenario("demo-sees-faults")
@Tag(Scenario.LONG)
@Order(35)
class DemoSeesFaultsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final int SATOSHI_DIGITS = 8;
  private static final String PAYOUTS = "5";

  private final SharedStack stack = SharedStack.get();

  @Test
  void agreesWhereNothingIsWrong() {
    PayoutsCommand.Outcome outcome = demo().await(PATIENCE);

    assertThat(outcome.exit()).as(outcome.output()).isZero();
  }

  @Test
  void seesThatNothingWasAccepted() {
    stack.tamper(
        Component.PAYOUT_API, "alter table payout add constraint refused check (false) not valid");
    try {
      assertDisagrees(demo(), "not one payout was accepted");
    } finally {
      stack.tamper(Component.PAYOUT_API, "alter table payout drop constraint refused");
    }
  }

  @Test
  void seesADoublePaymentOnTheChain() {
    ChainClient chain = stack.running().chain();
    int height = chain.height() + 1;
    PayoutsCommand.Running demo = demo();

    Deadline.in(PATIENCE).until("a payment is on the chain", () -> !payments(height).isEmpty());
    ChainClient.Output first = payments(height).getFirst();
    chain.fund(first.address(), BigDecimal.valueOf(first.satoshis(), SATOSHI_DIGITS), 1);

    assertDisagrees(demo, "payment(s) that nobody asked for");
  }

  @Test
  void seesASwallowedWebhook() {
    PayoutsCommand.Running demo = demo();

    ForgetfulInbox.forgetNext(stack, 5002);

    assertDisagrees(demo, "5002 never reached the inbox");
  }

  @Test
  void seesAnAlteredLedgerEntry() {
    stack.tamper(Component.FUNDING_CHECKER, alter(1));
    try {
      assertDisagrees(demo(), "sums to 1");
    } finally {
      stack.tamper(Component.FUNDING_CHECKER, alter(-1));
    }
  }

  private static void assertDisagrees(PayoutsCommand.Running demo, String complaint) {
    PayoutsCommand.Outcome outcome = demo.await(PATIENCE);

    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(1);
    assertThat(outcome.output()).contains(complaint);
  }

  private PayoutsCommand.Running demo() {
    return stack.start("demo", "--payouts", PAYOUTS, "--keep");
  }

  private List<ChainClient.Output> payments(int firstHeight) {
    List<String> addresses =
        stack.file().merchant().recipients().stream().map(DemoMerchant.Recipient::address).toList();
    return stack.running().chain().outputsFrom(firstHeight).stream()
        .filter(output -> addresses.contains(output.address()))
        .toList();
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
