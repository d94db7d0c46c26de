package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.guarantee.Accepted;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;

/** A payout walks through every room of the house. */
@Scenario("one-payout")
@Order(1)
class OnePayoutIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant =
      TestMerchant.in(stack, "one-payout").withPayees(1).withReserve("100.00");

  @Test
  void aPayoutIsFundedPaidAndToldUnderOneTraceId() {
    Journal journal = new Journal(merchant);
    BigDecimal amount = new BigDecimal("12.34");
    try (Witnesses witnesses = new Witnesses(stack, journal)) {
      Answer answer =
          merchant.submitTraced(amount, 0, "traced", "00-" + TRACE + "-00f067aa0ba902b7-01");
      Accepted payout = journal.record(answer, amount, 0);
      assertThat(status(payout)).isEqualTo("new");

      stack.cutoff();
      witnesses.awaitFact(journal.lines(), "PayoutBroadcast", PATIENCE);
      witnesses.mineToTheEnd(PATIENCE);
      witnesses.assertGuarantees();

      assertThat(witnesses.factsOf(payout.payoutId()))
          .containsExactly("PayoutFunded", "PayoutBroadcast", "PayoutCompleted");
      List<String> traces = witnesses.traceparentsOf(payout.payoutId());
      assertThat(traces).hasSizeGreaterThanOrEqualTo(6).allMatch(trace -> trace.contains(TRACE));
      Deadline.in(PATIENCE).until("the API says so", () -> status(payout).equals("complete"));
    }
  }

  @Test
  void aRepeatOfTheSameSignedRequestAnswersWithTheSamePayout() {
    Map<String, Object> request = merchant.request(new BigDecimal("7.00"), 0, "repeated");

    Answer first = merchant.client().post("/payouts", request);
    Answer second = merchant.client().post("/payouts", request);

    assertThat(first.isSuccess()).isTrue();
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(id(second)).isEqualTo(id(first));
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(merchant.client().delete("/payouts/" + id(first)).isSuccess()).isTrue();
  }

  private String status(Accepted payout) {
    Answer answer = merchant.client().get("/payouts/" + payout.payoutId());
    return answer.orThrow("GET").json().path("data").path("status").asString();
  }

  private static String id(Answer answer) {
    return answer.json().path("data").path("id").asString();
  }
}
