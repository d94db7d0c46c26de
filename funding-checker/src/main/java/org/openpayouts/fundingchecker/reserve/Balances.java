package org.openpayouts.fundingchecker.reserve;

import java.util.List;

/** The balances of all accounts of a ledger, in ledger units. */
public final class Balances {
  private static final int ACCOUNTS = Account.values().length;

  private final long[] units;

  private Balances(long[] units) {
    this.units = units;
  }

  static Balances of(long... units) {
    if (units.length != ACCOUNTS) {
      throw new IllegalArgumentException("a ledger has " + ACCOUNTS + " accounts");
    }
    return new Balances(units.clone());
  }

  public long of(Account account) {
    return units[account.ordinal()];
  }

  /**
   * The balances after a posting.
   *
   * @throws ArithmeticException if one does not fit into 63 bits
   */
  Balances after(List<Entry> entries) {
    long[] after = units.clone();
    for (Entry entry : entries) {
      int account = entry.account().ordinal();
      after[account] = Math.addExact(after[account], entry.amount());
    }
    return new Balances(after);
  }

  Long[] boxed() {
    Long[] boxed = new Long[units.length];
    for (int i = 0; i < units.length; i++) {
      boxed[i] = units[i];
    }
    return boxed;
  }
}
