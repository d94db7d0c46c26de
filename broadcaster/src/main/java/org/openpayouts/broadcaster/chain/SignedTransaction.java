package org.openpayouts.broadcaster.chain;

import java.util.List;

/**
 * A whole transaction as a node has it.
 *
 * @param inputs the outputs that it spends, in its order
 * @param outputs what it pays, in its order
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way from the node to the database
public record SignedTransaction(
    TransactionId txid, byte[] raw, long weight, List<OutputRef> inputs, List<Output> outputs) {
  public SignedTransaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One output.
   *
   * @param script in hexadecimal digits
   */
  public record Output(String script, BaseUnits amount) {}
}
