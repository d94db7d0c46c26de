package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A ledger that this transaction has locked.
 *
 * @param dust of deposits, below one unit
 * @param lockedAt the database's clock
 */
public record Reserve(
    LedgerKey key, long version, Balances balances, BigDecimal dust, Instant lockedAt) {
  public long available() {
    return balances.of(Account.AVAILABLE);
  }

  /** Whether the merchant owes us: nothing is funded until that is paid. */
  public boolean hasOpenReceivable() {
    return balances.of(Account.RECEIVABLE) != 0;
  }

  /** Whether the merchant may take so much out: it is available, and the merchant owes nothing. */
  boolean covers(BigDecimal amount) {
    return !hasOpenReceivable() && key.currency().amount(available()).compareTo(amount) >= 0;
  }
}
