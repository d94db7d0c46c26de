package org.openpayouts.systemtests.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each posting and each account's balances sum to zero, and balances are the sums of entries. */
public final class LedgerSumsToZero implements Guarantee {
  @Override
  public List<String> violations(Evidence evidence) {
    var found = new ArrayList<String>();
    Map<String, Long> sums = new HashMap<>();
    for (LedgerPicture.Posting posting : evidence.ledger().postings()) {
      long sum = sum(posting.entries());
      if (sum != 0) {
        found.add("posting " + posting.postingId() + " sums to " + sum);
      }
      posting
          .entries()
          .forEach((account, units) ->
              sums.merge(key(posting.merchantId(), posting.currency(), account), units, Long::sum));
    }
    for (LedgerPicture.Account account : evidence.ledger().accounts()) {
      long sum = sum(account.balances());
      if (sum != 0) {
        found.add(account.merchantId() + " " + account.currency() + " sums to " + sum);
      }
      account
          .balances()
          .forEach((name, units) -> {
            String key = key(account.merchantId(), account.currency(), name);
            long entries = sums.getOrDefault(key, 0L);
            if (entries != units) {
              found.add(key + " stands at " + units + ", its entries sum to " + entries);
            }
          });
    }
    return found;
  }

  private static long sum(Map<String, Long> units) {
    return units.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String key(String merchantId, String currency, String account) {
    return merchantId + " " + currency + " " + account;
  }
}
