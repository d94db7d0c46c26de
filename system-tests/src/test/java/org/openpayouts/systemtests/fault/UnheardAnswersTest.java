package org.openpayouts.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.systemtests.conservation.AnAnsweredCancelIsTheTruth;
import org.openpayouts.systemtests.conservation.Answer;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.EachDepositIsBookedOnce;
import org.openpayouts.systemtests.conservation.EachWishIsTakenInOnce;
import org.openpayouts.systemtests.conservation.LedgerBook;
import org.openpayouts.systemtests.conservation.MoneyIsConserved;
import org.openpayouts.systemtests.conservation.Told;

/** What nobody answered may have happened once or not at all; what was refused has not happened. */
class UnheardAnswersTest {
  private final Forger forger = new Forger(LoadStory.books());

  @Test
  void aWishThatNobodyAnsweredIsNotTwoPayouts() {
    forger.takeIn(request("another", "r-unheard", "8"));

    assertThat(new EachWishIsTakenInOnce().violations(forger.books())).hasSize(1);
  }

  @Test
  void aWishThatNobodyAnsweredIsTakenInAsItWasAskedFor() {
    forger.takeIn(request("another", "r-lost", "9.01"));

    assertThat(new EachWishIsTakenInOnce().violations(forger.books()))
        .singleElement()
        .asString()
        .contains("another");
  }

  @Test
  void aWishThatWasRefusedIsNoPayout() {
    forger.takeIn(request("another", "r-refused", "4"));

    assertThat(new EachWishIsTakenInOnce().violations(forger.books())).hasSize(1);
  }

  @Test
  void aPayoutThatNobodyAskedForIsSeen() {
    forger.takeIn(request("another", "r-nobody", "4"));

    assertThat(new EachWishIsTakenInOnce().violations(forger.books())).hasSize(1);
  }

  @Test
  void aDepositThatNobodyAnsweredCountsAsSoonAsItIsBooked() {
    forger.add(deposit("d3", "5"));
    Books books = forger.books();

    assertThat(new EachDepositIsBookedOnce().violations(books)).isEmpty();
    assertThat(new MoneyIsConserved().violations(books)).isEmpty();
  }

  @Test
  void aDepositOfAnotherAmountIsSeen() {
    forger.add(deposit("d3", "5.01"));

    assertThat(new EachDepositIsBookedOnce().violations(forger.books())).hasSize(1);
  }

  @Test
  void aDepositThatNobodyReportedIsSeen() {
    forger.add(deposit("d9", "5"));

    assertThat(new EachDepositIsBookedOnce().violations(forger.books())).hasSize(1);
  }

  @Test
  void aCancelThatNobodyAnsweredMayGoEitherWay() {
    forger.answer(new Asked.Cancel("held", Answer.UNKNOWN));
    forger.answer(new Asked.Cancel("gone", Answer.UNKNOWN));

    assertThat(new AnAnsweredCancelIsTheTruth().violations(forger.books())).isEmpty();
  }

  @Test
  void whoeverWasToldThatItIsTooLatePays() {
    forger.answer(new Asked.Cancel("gone", Answer.NO));
    forger.answer(new Asked.Cancel("waits", Answer.NO));

    assertThat(new AnAnsweredCancelIsTheTruth().violations(forger.books()))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("gone"),
            second -> assertThat(second).startsWith("waits"));
  }

  @Test
  void aCancelledPayoutThatHoldsMoneyIsSeenWhoeverHeardTheAnswer() {
    forger.retell(
        "held", life -> new Told.Life(life.payoutId(), List.of("PayoutCancelled"), List.of()));
    forger.answer(new Asked.Cancel("held", Answer.UNKNOWN));

    assertThat(new AnAnsweredCancelIsTheTruth().violations(forger.books()))
        .singleElement()
        .asString()
        .startsWith("held");
  }

  private static Told.Request request(String payoutId, String reference, String amount) {
    return new Told.Request(
        payoutId, reference, "shop", "payee", new BigDecimal(amount), "USD", "USD");
  }

  private LedgerBook.Movement deposit(String externalId, String amount) {
    String posting = forger.newPosting("shop", "USD");
    return new LedgerBook.Movement(
        "DEPOSIT", "shop", "USD", new BigDecimal(amount), externalId, posting);
  }
}
