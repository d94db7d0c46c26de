package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** Everything is stopped and started again in the same folder: data stays, payouts go on. */
@Scenario("whole-restart")
@Tag(Scenario.LONG)
@Order(30)
class WholeRestartIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final SharedStack stack = SharedStack.get();

  @Test
  void payoutsOfEveryStateAreThereAgainAndGoOn() {
    TestMerchant merchant = TestMerchant.in(stack, "restart").withPayees(3).withReserve("100.00");
    Journal journal = new Journal(merchant);
    Accepted cancelled = journal.ask(new BigDecimal("8.00"), 0, "to be cancelled");
    merchant.client().delete("/payouts/" + cancelled.payoutId()).orThrow("DELETE");
    Accepted processing = journal.ask(new BigDecimal("9.00"), 1, "on its way");
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.cutoff();
      witnesses.awaitFact(List.of(processing), "PayoutBroadcast", PATIENCE);
    }
    Accepted fresh = journal.ask(new BigDecimal("10.00"), 2, "still new");
    String available = Long.toString(merchant.available());

    stack.down();
    stack.up();

    assertThat(status(merchant, cancelled)).isEqualTo("cancelled");
    assertThat(status(merchant, processing)).isEqualTo("processing");
    assertThat(status(merchant, fresh)).isEqualTo("new");
    assertThat(Long.toString(merchant.available())).isEqualTo(available);
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.cutoff();
      witnesses.awaitFact(List.of(fresh), "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
    }
  }

  private static String status(TestMerchant merchant, Accepted payout) {
    Answer answer = merchant.client().get("/payouts/" + payout.payoutId());
    return answer.orThrow("GET").json().path("data").path("status").asString();
  }
}
