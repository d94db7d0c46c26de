package org.openpayouts.systemtests.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ledger holds for this scenario's merchants is the sum over their funded payouts, and
 * what it paid out the sum over their complete ones, fees apart.
 */
public final class LedgerHoldsWhatPayoutsSay implements Guarantee {
  @Override
  public List<String> violations(Evidence evidence) {
    Map<String, Long> paidOut = new HashMap<>();
    Map<String, Long> held = new HashMap<>();
    Set<String> merchants =
        evidence.accepted().stream().map(Accepted::merchantId).collect(Collectors.toSet());
    for (Accepted payout : evidence.accepted()) {
      Claim claim = evidence.claimOf(payout);
      if (claim.terms().isEmpty() || claim.says("PayoutFailed")) {
        continue;
      }
      long units = claim.terms().getFirst().ledgerAmount();
      (claim.says("PayoutCompleted") ? paidOut : held).merge(payout.merchantId(), units, Long::sum);
    }
    var found = new ArrayList<String>();
    for (String merchantId : merchants) {
      compare(found, evidence, merchantId, "PAID_OUT", paidOut.getOrDefault(merchantId, 0L));
      compare(found, evidence, merchantId, "HELD", held.getOrDefault(merchantId, 0L));
    }
    return found;
  }

  private static void compare(
      List<String> found, Evidence evidence, String merchantId, String account, long expected) {
    long units =
        evidence.ledger().accounts().stream()
            .filter(a -> a.merchantId().equals(merchantId))
            .mapToLong(a -> a.balances().getOrDefault(account, 0L))
            .sum();
    if (units != expected) {
      found.add(merchantId + " " + account + " is " + units + ", its payouts sum to " + expected);
    }
  }
}
