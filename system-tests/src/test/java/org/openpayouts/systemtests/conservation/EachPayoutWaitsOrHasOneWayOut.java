package org.openpayouts.systemtests.conservation;

import java.util.ArrayList;
import java.util.List;

/**
 * Each payout that was taken in waits, is funded or is cancelled: one of the three, once, and the
 * facts and the ledger agree which.
 */
public final class EachPayoutWaitsOrHasOneWayOut implements Proof {
  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    for (Case payout : books.cases()) {
      long waits = books.ledger().waiting().contains(payout.payoutId()) ? 1 : 0;
      long funded = payout.said("PayoutFunded");
      long cancelled = payout.said("PayoutCancelled");
      if (waits + funded + cancelled != 1) {
        found.add(
            "%s waits %d times, is funded %d times and cancelled %d times"
                .formatted(payout.payoutId(), waits, funded, cancelled));
      }
      long lines = payout.lines(LedgerBook.CANCELLED).size();
      if (cancelled != lines) {
        found.add(
            "%s was cancelled %d times, the ledger has it %d times"
                .formatted(payout.payoutId(), cancelled, lines));
      }
    }
    return found;
  }
}
