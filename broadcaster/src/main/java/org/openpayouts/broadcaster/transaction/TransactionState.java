package org.openpayouts.broadcaster.transaction;

import org.openpayouts.broadcaster.chain.BlockRef;

/**
 * The ladder of one transaction once its bytes are stored. A step exists only on the state that
 * allows it; no step leads back to a state in which nothing was stored.
 */
public sealed interface TransactionState {

  /** The word in the row. */
  String word();

  /** Its bytes stand in the database; any node may have them, none has said so. */
  record Stored() implements TransactionState {
    public Accepted accept() {
      return new Accepted();
    }

    @Override
    public String word() {
      return "STORED";
    }
  }

  /** A node took it, or knew it already. */
  record Accepted() implements TransactionState {
    public Mined mine(BlockRef block) {
      return new Mined(block);
    }

    @Override
    public String word() {
      return "ACCEPTED";
    }
  }

  /** In a block, not as deep as the target. */
  record Mined(BlockRef block) implements TransactionState {
    /** Its block left the chain and no other has it. */
    public Accepted unmine() {
      return new Accepted();
    }

    public Mined moveTo(BlockRef other) {
      return new Mined(other);
    }

    public Settled settle() {
      return new Settled(block);
    }

    @Override
    public String word() {
      return "MINED";
    }
  }

  /** As deep as the target: its payouts are complete, and it is still followed. */
  record Settled(BlockRef block) implements TransactionState {
    public Settled moveTo(BlockRef other) {
      return new Settled(other);
    }

    /** The block is gone, deeper than the target. */
    public Accepted reopen() {
      return new Accepted();
    }

    public Final finish() {
      return new Final(block);
    }

    @Override
    public String word() {
      return "SETTLED";
    }
  }

  /** So deep that it is not followed any more. */
  record Final(BlockRef block) implements TransactionState {
    @Override
    public String word() {
      return "FINAL";
    }
  }

  /** An input is spent for good by another transaction: it can never be mined. */
  record Dead() implements TransactionState {
    @Override
    public String word() {
      return "DEAD";
    }
  }
}
