package org.openpayouts.systemtests.guarantee;

/** One output of one transaction: the only name by which a payment is known. */
public record OutPoint(String txid, int vout) {
  @Override
  public String toString() {
    return txid + ":" + vout;
  }
}
