package org.openpayouts.systemtests.guarantee;

import java.util.List;
import java.util.Map;

/** The reserve ledger as its tables have it, in ledger units. */
public record LedgerPicture(List<Account> accounts, List<Posting> postings) {
  /** One merchant's balances in one currency, per account name. */
  public record Account(String merchantId, String currency, Map<String, Long> balances) {
    public Account {
      balances = Map.copyOf(balances);
    }
  }

  /** The entries of one posting per account name; the version orders a merchant's postings. */
  public record Posting(
      String postingId,
      String merchantId,
      String currency,
      long version,
      Map<String, Long> entries) {
    public Posting {
      entries = Map.copyOf(entries);
    }
  }

  public LedgerPicture {
    accounts = List.copyOf(accounts);
    postings = List.copyOf(postings);
  }
}
