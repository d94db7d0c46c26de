package org.openpayouts.localstack.check;

/** An output of a transaction that stands in a block. */
public record ChainPayment(String txid, int vout, String address, long satoshis) {
  /** The output's name on the chain. */
  public String outPoint() {
    return txid + ":" + vout;
  }
}
