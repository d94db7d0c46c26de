package org.openpayouts.payoutapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.payout.Draft;
import org.openpayouts.payoutapi.payout.GroupId;
import org.openpayouts.payoutapi.payout.Payee;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Progress;
import org.openpayouts.payoutapi.payout.Terms;

/** When a request asks once more for what another one has made. */
class ContentTest {
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");
  private static final LocalDate NEXT_DAY = FIRST_DAY.plusDays(1);
  private static final FailedInstruction FAILED = new FailedInstruction(0, null, "not today");

  private final Candidate first = Candidates.aGroup("10", "11");
  private final List<Draft> drafts = first.content().drafts();

  /** A request without a day means the one on which it comes. */
  @Test
  void isTheSameOnTheNextDay() {
    Content nextDay = group(on(NEXT_DAY));

    assertThat(nextDay.repeats(made(), NEXT_DAY)).isTrue();
    assertThat(nextDay.repeats(made(), FIRST_DAY)).isFalse();
    assertThat(group(on(NEXT_DAY.plusDays(1))).repeats(made(), NEXT_DAY)).isFalse();
  }

  @Test
  void isTheSameWhenItsRecipientHasAShopperIdByNow() {
    Content enrolled =
        group(draft -> {
          var payee = new Payee(draft.payee().recipientId(), "driver@example.com", "shopper");
          return new Draft(payee, draft.terms(), draft.notes());
        });

    assertThat(enrolled.repeats(made(), FIRST_DAY)).isTrue();
  }

  @Test
  void isTheSameWhenSomeOfItIsRefusedToday() {
    Candidate.Order accepted = first.orders().getFirst();
    Candidate today =
        new Candidate(
            List.of(accepted),
            new Candidate.Group(
                new GroupId("1".repeat(22)), List.of(drafts.getLast()), List.of(FAILED)),
            first.merchantId(),
            first.tokenId(),
            first.digest(),
            first.traceparent(),
            false,
            first.key());

    assertThat(today.content().repeats(made(), FIRST_DAY)).isTrue();
  }

  @Test
  void isTheSameWhenWhatWasRefusedThenIsAcceptedToday() {
    Made partly = new Made(made().payouts().subList(0, 1), List.of(FAILED));

    assertThat(first.content().repeats(partly, FIRST_DAY)).isTrue();
  }

  @Test
  void isAnotherWithAnInstructionMoreOrLessOrIllegible() {
    assertThat(Content.ofGroup(drafts, 3).repeats(made(), FIRST_DAY)).isFalse();
    assertThat(Content.ofGroup(drafts.subList(0, 1), 1).repeats(made(), FIRST_DAY)).isFalse();
    assertThat(Content.ofGroup(drafts.subList(0, 1), 2).repeats(made(), FIRST_DAY)).isFalse();
  }

  private Content group(UnaryOperator<Draft> change) {
    return Content.ofGroup(drafts.stream().map(change).toList(), drafts.size());
  }

  private static UnaryOperator<Draft> on(LocalDate day) {
    return draft -> {
      Terms terms = draft.terms();
      return new Draft(
          draft.payee(),
          new Terms(terms.amount(), terms.currency(), terms.ledgerCurrency(), day),
          draft.notes());
    };
  }

  private Made made() {
    return new Made(
        first.acceptedAt(Instant.parse("2026-01-01T12:00:00Z")).stream()
            .map(payout -> new PayoutView(payout, Progress.begun()))
            .toList(),
        List.of());
  }
}
