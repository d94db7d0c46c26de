package org.openpayouts.broadcaster.payout;

import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.Spend;
import org.openpayouts.broadcaster.chain.TransactionId;

/** What there is to tell about a payout. */
public sealed interface News {
  /** Why a funded payout is not broadcast. */
  enum Delay {
    HOT_WALLET_LOW,
    CHAIN_DOWN,
    KILL_SWITCH,
    WALLET_HELD,
    SIGNER_REFUSED
  }

  /** Why a payout can never be paid. */
  enum Impossible {
    INTENT_MISMATCH,
    DESTINATION_INVALID,
    BELOW_DUST,
    ASSET_UNSUPPORTED
  }

  record Delayed(Delay reason) implements News {}

  record Broadcast(String batchId) implements News {}

  record Replaced(TransactionId replaced, TransactionId by) implements News {}

  record Completed(TransactionId txid, BlockRef block, int depth) implements News {}

  /** Nothing was ever stored for sending. */
  record Refused(Impossible reason) implements News {}

  /** The family's anchor is spent for good by a transaction that does not pay this payout. */
  record Disproved(OutputRef anchor, Spend spend, int depth) implements News {}

  record Reopened(TransactionId txid, BlockRef lost) implements News {}
}
