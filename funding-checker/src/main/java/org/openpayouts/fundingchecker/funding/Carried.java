package org.openpayouts.fundingchecker.funding;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What rounds have funded that nobody writes down: carried from one page to the next. */
final class Carried {
  private final Map<String, Long> byRecipient = new HashMap<>();
  private long onDay;

  void add(FundingPolicy.Round round) {
    for (Verdict verdict : round.verdicts()) {
      if (verdict instanceof Verdict.Fund fund) {
        long amount = fund.terms().ledgerAmount();
        onDay = sum(onDay, amount);
        byRecipient.merge(fund.payout().recipientId(), amount, Carried::sum);
      }
    }
  }

  /** On top of what was funded before, for these recipients. */
  Spent upon(Spent before, Collection<String> recipientIds) {
    Map<String, Long> all = new HashMap<>(before.byRecipient());
    recipientIds.stream()
        .distinct()
        .filter(byRecipient::containsKey)
        .forEach(id -> all.merge(id, byRecipient.getOrDefault(id, 0L), Carried::sum));
    return new Spent(sum(before.onDay(), onDay), all);
  }

  /** Both are positive; what is beyond all limits stays there. */
  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
