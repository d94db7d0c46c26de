package org.openpayouts.localstack.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The reserve ledger's rows, in ledger units. */
public record LedgerPicture(
    List<Entry> entries, List<Balance> balances, Set<String> fundedPayouts) {
  /** What one posting moved on one account. */
  public record Entry(
      String postingId, String merchantId, String currency, String account, BigDecimal amount) {}

  /** What an account says that it holds. */
  public record Balance(String merchantId, String currency, String account, BigDecimal amount) {}

  public LedgerPicture {
    entries = List.copyOf(entries);
    balances = List.copyOf(balances);
    fundedPayouts = Set.copyOf(fundedPayouts);
  }
}
