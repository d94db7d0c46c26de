package org.openpayouts.systemtests.conservation;

import java.util.ArrayList;
import java.util.List;

/**
 * What was fixed for a payout, and what the ledger has of it, is what it must cost at its locked
 * rates to the unit; and those are the prices of the stack.
 */
public final class AmountsAreRoundedAsDocumented implements Proof {
  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    for (Case payout : books.cases()) {
      if (payout.hasPrice()) {
        found.addAll(wrong(payout, books));
      }
    }
    return found;
  }

  private static List<String> wrong(Case payout, Books books) {
    var found = new ArrayList<String>();
    Price price = books.priceOf(payout);
    Asked.Payout wish = payout.wishes().getFirst();
    Told.Terms terms = payout.life().terms().getFirst();
    if (!books.prices().agree(wish.currency(), terms.rateInCurrency())
        || !books.prices().agree(wish.ledgerCurrency(), terms.rateInLedger())) {
      found.add(payout.payoutId() + " was funded at rates that nobody published: " + terms);
    }
    var said = new Price(terms.baseUnits(), terms.ledgerAmount(), terms.platformFee());
    if (!said.equals(price) || terms.networkFee() != 0) {
      found.add("%s must cost %s, its terms say %s".formatted(payout.payoutId(), price, terms));
    }
    for (LedgerBook.Line line : payout.lines()) {
      boolean isMoney = !line.is(LedgerBook.CANCELLED);
      if (isMoney && !booked(line, price).equals(price) || line.networkFee() != 0) {
        found.add("%s must cost %s, its line says %s".formatted(payout.payoutId(), price, line));
      }
    }
    return found;
  }

  /** Only the line of the funding knows what is paid. */
  private static Price booked(LedgerBook.Line line, Price price) {
    long paid = line.is(LedgerBook.FUNDED) ? line.baseUnits() : price.baseUnits();
    return new Price(paid, line.ledgerAmount(), line.platformFee());
  }
}
