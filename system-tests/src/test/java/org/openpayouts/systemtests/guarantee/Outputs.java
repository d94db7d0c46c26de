package org.openpayouts.systemtests.guarantee;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Outputs together with where they stand. */
final class Outputs {
  /** An output and its name. */
  record Placed(OutPoint at, ChainTransaction.Output output) {}

  private Outputs() {}

  static Stream<Placed> of(ChainTransaction tx) {
    return IntStream.range(0, tx.outputs().size())
        .mapToObj(vout -> new Placed(new OutPoint(tx.txid(), vout), tx.outputs().get(vout)));
  }
}
