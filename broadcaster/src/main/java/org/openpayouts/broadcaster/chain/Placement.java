package org.openpayouts.broadcaster.chain;

/** Where a node sees a transaction now. */
public sealed interface Placement {
  /** Nowhere: not in its mempool, not in its chain. That proves nothing. */
  record Missing() implements Placement {}

  /** In the mempool. */
  record Waiting() implements Placement {}

  /**
   * In a block of the active chain.
   *
   * @param depth the block itself counts: 1 on the tip
   */
  record Mined(BlockRef block, int depth) implements Placement {}
}
