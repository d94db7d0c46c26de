package org.openpayouts.systemtests.conservation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openpayouts.systemtests.guarantee.LedgerPicture;

/**
 * Whoever is funded has one hold, nobody else has any, and what an account holds is the sum over
 * the payouts that are funded or processing.
 */
public final class EachHoldIsOfOnePayoutOnItsWay implements Proof {
  private static final String HELD = "HELD";

  @Override
  public List<String> violations(Books books) {
    var found = new ArrayList<String>();
    Map<LedgerName, Long> held = new HashMap<>();
    for (Case payout : books.cases()) {
      List<LedgerBook.Line> holds = payout.lines(LedgerBook.FUNDED);
      int expected = payout.isFunded() ? 1 : 0;
      if (holds.size() != expected) {
        found.add(
            "%s has %d holds and should have %d, its facts are %s"
                .formatted(payout.payoutId(), holds.size(), expected, payout.life().facts()));
      }
      if (payout.isOnItsWay()) {
        holds.forEach(hold ->
            held.merge(new LedgerName(hold.merchantId(), hold.currency()), hold.held(), Long::sum));
      }
    }
    for (LedgerPicture.Account account : books.accounts()) {
      var name = new LedgerName(account.merchantId(), account.currency());
      long stands = account.balances().getOrDefault(HELD, 0L);
      if (stands != held.getOrDefault(name, 0L)) {
        found.add(
            "%s holds %d, its payouts on their way %d"
                .formatted(name, stands, held.getOrDefault(name, 0L)));
      }
    }
    return found;
  }
}
