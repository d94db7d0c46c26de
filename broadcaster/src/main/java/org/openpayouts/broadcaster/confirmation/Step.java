package org.openpayouts.broadcaster.confirmation;

import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.transaction.TransactionState;

/** What one look at the chain asks for. */
sealed interface Step {
  /** Nothing has changed that anybody must know. */
  record Stay() implements Step {}

  /** The node does not have the bytes: send them, again. */
  record Send() implements Step {}

  /** The node has them, though we had not written that down. */
  record Accept() implements Step {}

  /** Its place has changed, and nobody is told. */
  record Place(TransactionState next) implements Step {}

  /** Deep enough: its payouts are complete. */
  record Complete(TransactionState.Settled next, int depth) implements Step {}

  /** It was complete and its block is gone: its payouts are in processing again. */
  record Reopen(BlockRef lost, TransactionState.Accepted next) implements Step {}

  /** So deep that it is not followed any more. */
  record Finish(TransactionState.Final next) implements Step {}
}
