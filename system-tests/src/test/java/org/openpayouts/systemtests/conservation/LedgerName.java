package org.openpayouts.systemtests.conservation;

/** One merchant's ledger in one currency. */
record LedgerName(String merchantId, String currency) {
  @Override
  public String toString() {
    return merchantId + " " + currency;
  }
}
