package org.openpayouts.systemtests.conservation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Each fact that settles a payout is posted once, and nothing is posted that no fact settled. */
public final class EachPayoutIsPostedOnce implements Proof {
  private static final Map<String, String> POSTED =
      Map.of(
          "PayoutCompleted", LedgerBook.COMPLETED,
          "PayoutFailed", LedgerBook.FAILED,
          "PayoutReopened", LedgerBook.REOPENED);

  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    for (Case payout : books.cases()) {
      POSTED.forEach((fact, kind) -> {
        long said = payout.said(fact);
        long posted = payout.lines(kind).size();
        if (said != posted) {
          found.add(
              "%s: %s was said %d times and is posted %d times"
                  .formatted(payout.payoutId(), fact, said, posted));
        }
      });
    }
    return found;
  }
}
