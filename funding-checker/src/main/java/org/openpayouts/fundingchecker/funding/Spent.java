package org.openpayouts.fundingchecker.funding;

import java.util.HashMap;
import java.util.Map;

/**
 * What was funded before for the cutoffs of a day, in ledger units without fees.
 *
 * @param onDay of the whole ledger
 * @param byRecipient of those who are asked for; none is nothing
 */
record Spent(long onDay, Map<String, Long> byRecipient) {
  /** Where no limit counts days. */
  static final Spent NOTHING = new Spent(0, Map.of());

  Spent {
    byRecipient = Map.copyOf(byRecipient);
  }

  /** With what a round has funded. */
  Spent and(FundingPolicy.Round round) {
    long sum = onDay;
    Map<String, Long> all = new HashMap<>(byRecipient);
    for (Verdict verdict : round.verdicts()) {
      if (verdict instanceof Verdict.Fund fund) {
        sum = atMost(sum, fund.terms().ledgerAmount());
        all.merge(fund.payout().recipientId(), fund.terms().ledgerAmount(), Spent::atMost);
      }
    }
    return new Spent(sum, all);
  }

  /** Both are positive; what is beyond all limits stays there. */
  private static long atMost(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
