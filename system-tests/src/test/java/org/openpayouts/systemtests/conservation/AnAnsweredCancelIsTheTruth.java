package org.openpayouts.systemtests.conservation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whoever was told that a payout is cancelled never pays for it, and whoever was told that it is
 * too late does. Where nobody answered, both are right.
 */
public final class AnAnsweredCancelIsTheTruth implements Proof {
  @Override
  public List<String> violations(Books books) {
    Map<String, Case> cases =
        books.cases().stream().collect(Collectors.toMap(Case::payoutId, payout -> payout));
    var found = new ArrayList<String>();
    for (Asked.Cancel cancel : books.asked().cancels()) {
      Case payout = cases.get(cancel.payoutId());
      if (payout == null) {
        found.add(cancel.payoutId() + " was to be cancelled, and nobody knows it");
      } else if (isLie(cancel.answer(), payout)) {
        found.add(
            "%s: the cancel was answered %s, its facts are %s, its lines %s, it is paid %d times"
                .formatted(
                    cancel.payoutId(),
                    cancel.answer(),
                    payout.life().facts(),
                    payout.lines().stream().map(LedgerBook.Line::kind).toList(),
                    payout.paid().size()));
      }
    }
    return found;
  }

  private static boolean isLie(Answer answer, Case payout) {
    boolean isTouched =
        payout.isFunded() || !payout.lines(LedgerBook.FUNDED).isEmpty() || !payout.paid().isEmpty();
    return switch (answer) {
      case YES -> !payout.isCancelled() || isTouched;
      case NO -> payout.isCancelled() || !payout.isFunded();
      case UNKNOWN -> payout.isCancelled() && isTouched;
    };
  }
}
