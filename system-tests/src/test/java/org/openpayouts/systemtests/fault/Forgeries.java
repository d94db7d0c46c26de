package org.openpayouts.systemtests.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.openpayouts.systemtests.conservation.Answer;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.conservation.Books;
import org.openpayouts.systemtests.conservation.Case;
import org.openpayouts.systemtests.conservation.LedgerBook;
import org.openpayouts.systemtests.conservation.LedgerBook.Line;
import org.openpayouts.systemtests.conservation.Told;
import org.openpayouts.systemtests.fault.BookFault.Forged;

/**
 * The forger's work: each finds a victim in the books and says whose name must be complained of.
 */
final class Forgeries {
  private Forgeries() {}

  static Forged loseAHold(Books books) {
    Case victim = any(books, Case::isOnItsWay);
    var forger = new Forger(books);
    forger.drop(hold(victim));
    return new Forged(forger.books(), victim.payoutId());
  }

  static Forged holdTwice(Books books) {
    Case victim = any(books, Case::isOnItsWay);
    return again(books, hold(victim));
  }

  static Forged postTwice(Books books) {
    Case victim = any(books, Case::isComplete);
    return again(books, line(victim, LedgerBook.COMPLETED));
  }

  static Forged again(Books books, Line line) {
    var forger = new Forger(books);
    String posting = forger.newPosting(line.merchantId(), line.currency());
    forger.add(
        new Line(
            line.payoutId(),
            line.kind(),
            line.merchantId(),
            line.currency(),
            posting,
            line.cutoffId(),
            line.ledgerAmount(),
            line.platformFee(),
            line.networkFee(),
            line.baseUnits()));
    return new Forged(forger.books(), line.payoutId());
  }

  /** The line, its posting, the balances and the terms agree on what is wrong. */
  static Forged misround(Books books, long units, long satoshis) {
    Case victim = any(books, Case::isOnItsWay);
    Line right = hold(victim);
    var forger = new Forger(books);
    forger.add(
        new Line(
            right.payoutId(),
            right.kind(),
            right.merchantId(),
            right.currency(),
            right.postingId(),
            right.cutoffId(),
            right.ledgerAmount() + units,
            right.platformFee(),
            right.networkFee(),
            right.baseUnits() + satoshis));
    forger.drop(right);
    forger.retell(victim.payoutId(), life -> misrounded(life, units, satoshis));
    return new Forged(forger.books(), victim.payoutId());
  }

  private static Told.Life misrounded(Told.Life life, long units, long satoshis) {
    Told.Terms terms = life.terms().getFirst();
    var wrong =
        new Told.Terms(
            terms.address(),
            terms.baseUnits() + satoshis,
            terms.ledgerAmount() + units,
            terms.platformFee(),
            terms.networkFee(),
            terms.rateInCurrency(),
            terms.rateInLedger());
    return new Told.Life(life.payoutId(), life.facts(), List.of(wrong));
  }

  static Forged invent(Books books) {
    LedgerBook.Movement deposit = aDeposit(books);
    var forger = new Forger(books);
    forger.move(deposit.postingId(), "AVAILABLE", 1);
    forger.move(deposit.postingId(), "DEPOSITS_CLEARING", -1);
    return new Forged(forger.books(), deposit.merchantId() + " " + deposit.currency());
  }

  static Forged alter(Books books) {
    Line line = hold(any(books, Case::isOnItsWay));
    var forger = new Forger(books);
    forger.move(line.postingId(), "HELD", 1);
    return new Forged(forger.books(), line.payoutId());
  }

  static Forged fundTooEarly(Books books) {
    Line line = hold(any(books, Case::isOnItsWay));
    var forger = new Forger(books);
    books.ledger().movements().stream()
        .filter(movement ->
            movement.merchantId().equals(line.merchantId())
                && movement.currency().equals(line.currency()))
        .forEach(movement -> forger.postpone(movement.postingId()));
    return new Forged(forger.books(), line.payoutId());
  }

  static Forged bookTwice(Books books) {
    LedgerBook.Movement deposit = aDeposit(books);
    var forger = new Forger(books);
    forger.add(
        new LedgerBook.Movement(
            deposit.kind(),
            deposit.merchantId(),
            deposit.currency(),
            deposit.amount(),
            deposit.externalId(),
            forger.newPosting(deposit.merchantId(), deposit.currency())));
    return new Forged(forger.books(), deposit.externalId());
  }

  static Forged takeTwice(Books books) {
    Told.Request request =
        books.told().requests().stream()
            .filter(one -> isOfTheLoad(books, one.merchantId()))
            .findFirst()
            .orElseThrow();
    var forger = new Forger(books);
    forger.takeIn(
        new Told.Request(
            "forged-payout",
            request.reference(),
            request.merchantId(),
            request.recipientId(),
            request.amount(),
            request.currency(),
            request.ledgerCurrency()));
    return new Forged(forger.books(), "forged-payout");
  }

  static Forged cancelToo(Books books) {
    Case victim = any(books, Case::isOnItsWay);
    var forger = new Forger(books);
    forger.retell(
        victim.payoutId(),
        life -> {
          var facts = new ArrayList<>(life.facts());
          facts.add("PayoutCancelled");
          return new Told.Life(life.payoutId(), facts, life.terms());
        });
    return new Forged(forger.books(), victim.payoutId());
  }

  static Forged lie(Books books) {
    Case victim = any(books, Case::isOnItsWay);
    var forger = new Forger(books);
    forger.answer(new Asked.Cancel(victim.payoutId(), Answer.YES));
    return new Forged(forger.books(), victim.payoutId());
  }

  static Forged payTwice(Books books) {
    Case victim = any(books, Case::isComplete);
    var forger = new Forger(books);
    forger.pay(victim.payoutId(), victim.paid().getFirst());
    return new Forged(forger.books(), victim.payoutId());
  }

  static Forged tellTwice(Books books) {
    Told.Cutoff cutoff = books.told().cutoffs().getFirst();
    var forger = new Forger(books);
    forger.tell(new Told.Cutoff("forged-event", cutoff.cutoffId(), cutoff.slot(), cutoff.reason()));
    return new Forged(forger.books(), cutoff.cutoffId());
  }

  private static LedgerBook.Movement aDeposit(Books books) {
    return books.ledger().movements().stream()
        .filter(movement -> isOfTheLoad(books, movement.merchantId()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOfTheLoad(Books books, String merchantId) {
    return books.asked().shops().stream().anyMatch(shop -> shop.merchantId().equals(merchantId));
  }

  private static Case any(Books books, Predicate<Case> condition) {
    return books.cases().stream()
        .filter(condition)
        .findFirst()
        .orElseThrow(() -> new AssertionError("these books have nobody to forge"));
  }

  private static Line hold(Case payout) {
    return line(payout, LedgerBook.FUNDED);
  }

  private static Line line(Case payout, String kind) {
    return payout.lines().stream().filter(line -> line.is(kind)).findFirst().orElseThrow();
  }
}
