package org.openpayouts.broadcaster.wallet;

import org.openpayouts.broadcaster.chain.BaseUnits;

/** What it takes to pay to an address. */
public sealed interface OutputTerms {
  /**
   * It can be paid.
   *
   * @param weight of the output
   * @param dust no node relays less
   */
  record Payable(long weight, BaseUnits dust) implements OutputTerms {}

  /** No output of this chain and network pays it. */
  record Unpayable() implements OutputTerms {}
}
