package org.openpayouts.systemtests.guarantee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every accepted payout ends either cancelled and unpaid, or paid by exactly one output of the
 * chain, found by its txid:vout, with the exact amount of its terms to its recipient's address. The
 * terms are computed again here from what was asked for.
 */
public final class EachAcceptedPayoutIsPaidExactlyOnce implements Guarantee {
  private static final int SATOSHI_DIGITS = 8;

  @Override
  public List<String> violations(Evidence evidence) {
    var found = new ArrayList<String>();
    var outputs = evidence.outputs();
    var owners = new HashMap<OutPoint, String>();
    for (Accepted payout : evidence.accepted()) {
      Claim claim = evidence.claimOf(payout);
      List<OutPoint> paid = claim.payments().stream().filter(outputs::containsKey).toList();
      if (claim.says("PayoutCancelled")) {
        if (!paid.isEmpty()) {
          found.add(payout.payoutId() + " was cancelled and is paid by " + paid);
        }
      } else if (paid.size() != 1) {
        found.add(payout.payoutId() + " is paid " + paid.size() + " times, facts " + claim.facts());
      } else {
        found.addAll(wrongPayment(payout, claim, paid.getFirst(), outputs));
        String other = owners.put(paid.getFirst(), payout.payoutId());
        if (other != null) {
          found.add(payout.payoutId() + " and " + other + " claim one output " + paid);
        }
      }
    }
    return found;
  }

  private static List<String> wrongPayment(
      Accepted payout, Claim claim, OutPoint at, Map<OutPoint, ChainTransaction.Output> outputs) {
    var found = new ArrayList<String>();
    if (claim.terms().size() != 1) {
      found.add(payout.payoutId() + " was funded " + claim.terms().size() + " times");
      return found;
    }
    Claim.Terms terms = claim.terms().getFirst();
    var output = outputs.get(at);
    if (output == null || output.satoshis() != terms.baseUnits()) {
      found.add(payout.payoutId() + " is paid " + output + " instead of " + terms.baseUnits());
    } else if (!output.address().equals(payout.address())) {
      found.add(payout.payoutId() + " is paid to " + output.address());
    }
    long owed = owed(payout, terms.rate());
    if (owed != terms.baseUnits()) {
      found.add(payout.payoutId() + " is owed " + owed + ", its terms say " + terms.baseUnits());
    }
    return found;
  }

  /** The satoshis of an amount at a price, rounded down. */
  private static long owed(Accepted payout, BigDecimal rate) {
    return payout
        .amount()
        .movePointRight(SATOSHI_DIGITS)
        .divide(rate, 0, RoundingMode.DOWN)
        .longValueExact();
  }
}
