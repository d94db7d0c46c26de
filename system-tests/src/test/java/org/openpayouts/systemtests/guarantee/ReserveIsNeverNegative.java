package org.openpayouts.systemtests.guarantee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Posting by posting, a merchant never had less than nothing available or held. */
public final class ReserveIsNeverNegative implements Guarantee {
  private static final List<String> BOUNDED = List.of("AVAILABLE", "HELD");

  @Override
  public List<String> violations(Evidence evidence) {
    var found = new ArrayList<String>();
    Map<String, Long> running = new HashMap<>();
    evidence.ledger().postings().stream()
        .sorted(Comparator.comparingLong(LedgerPicture.Posting::version))
        .forEach(posting -> {
          for (String account : BOUNDED) {
            String key = posting.merchantId() + " " + posting.currency() + " " + account;
            long after = running.merge(key, posting.entries().getOrDefault(account, 0L), Long::sum);
            if (after < 0) {
              found.add(key + " fell to " + after + " by posting " + posting.postingId());
            }
          }
        });
    return found;
  }
}
