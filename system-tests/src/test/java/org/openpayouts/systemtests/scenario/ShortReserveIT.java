package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** A cutoff pays as far as the money goes; what is left waits, and a deposit heals it. */
@Scenario("short-reserve")
@Order(5)
class ShortReserveIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SharedStack stack = SharedStack.get();

  @Test
  void theTailWaitsForADepositAndIsPaidByTheNextCutoff() {
    TestMerchant merchant = TestMerchant.in(stack, "short").withPayees(4).withReserve("25.00");
    Journal journal = new Journal(merchant);
    List<Accepted> payouts =
        Stream.of(0, 1, 2, 3)
            .map(i -> journal.ask(new BigDecimal("10.00"), i, "short-" + i))
            .toList();

    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      stack.cutoff();
      witnesses.awaitFact(payouts.subList(0, 2), "PayoutFunded", PATIENCE);
      witnesses.awaitFact(payouts.subList(2, 3), "PayoutDeferred", PATIENCE);

      assertThat(witnesses.deferralsOf(payouts.get(2).payoutId())).containsExactly("RESERVE_SHORT");
      assertThat(witnesses.factsOf(payouts.get(3).payoutId())).isEmpty();
      Deadline.in(PATIENCE).until("the holds are shown", () -> merchant.available() < 1_000);
      assertThat(merchant.available()).isNotNegative();

      merchant.withReserve("100.00");
      stack.cutoff();
      witnesses.awaitFact(payouts, "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();
      assertThat(witnesses.factsOf(payouts.get(3).payoutId()))
          .containsExactly("PayoutFunded", "PayoutBroadcast", "PayoutCompleted");
    }
  }
}
