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
  /**
   * What a ledger takes in over all its life, in ledger units. Everything else that it counts is a
   * part of that, so no balance comes near 2^63.
   */
  private static final BigDecimal TAKES_IN_MAX = BigDecimal.valueOf(9_000_000_000_000_000_000L);

  public long available() {
    return balances.of(Account.AVAILABLE);
  }

  /** Whether the merchant owes us: nothing is funded until that is paid. */
  public boolean hasOpenReceivable() {
    return balances.of(Account.RECEIVABLE) != 0;
  }

  /** Whether the ledger can still count so much more. */
  boolean takesIn(BigDecimal amount) {
    BigDecimal before = BigDecimal.valueOf(balances.of(Account.DEPOSITS_CLEARING)).negate();
    BigDecimal units = amount.movePointRight(key.currency().scale());
    return before.add(units).compareTo(TAKES_IN_MAX) <= 0;
  }

  /** Whether the merchant may take so much out: it is available, and the merchant owes nothing. */
  boolean covers(BigDecimal amount) {
    return !hasOpenReceivable() && key.currency().amount(available()).compareTo(amount) >= 0;
  }
}
