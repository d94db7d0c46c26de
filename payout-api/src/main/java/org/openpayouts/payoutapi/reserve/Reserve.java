package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.openpayouts.schemas.id.MerchantId;

/**
 * The balances of one merchant in one ledger currency after its newest posting.
 *
 * @param scale decimal places of the ledger units
 * @param version rises with each posting
 * @param balances ledger units by the name of the account, for example AVAILABLE
 */
public record Reserve(
    MerchantId merchantId,
    String currency,
    int scale,
    long version,
    Map<String, Long> balances,
    Instant postedAt) {
  public Reserve {
    balances = Map.copyOf(balances);
  }

  /** Ledger units on an account; nothing was ever posted to one that is not named. */
  public long balance(String account) {
    return balances.getOrDefault(account, 0L);
  }

  /** What the merchant has: what is available less what it owes. Below zero it owes more. */
  public BigDecimal own() {
    return BigDecimal.valueOf(balance("AVAILABLE") + balance("RECEIVABLE"), scale);
  }
}
