package org.openpayouts.systemtests.guarantee;

import java.util.List;

/**
 * A transaction that stands in a block, or waits for one.
 *
 * @param height of its block; {@link #WAITING} where it waits in the mempool
 * @param inputs the coins that it spends; empty for a block's reward
 */
public record ChainTransaction(
    String txid, int height, List<OutPoint> inputs, List<Output> outputs) {
  public static final int WAITING = -1;

  /** An amount in satoshis to an address; scripts without one have the empty address. */
  public record Output(String address, long satoshis) {}

  public ChainTransaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
