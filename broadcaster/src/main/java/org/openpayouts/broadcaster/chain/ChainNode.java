package org.openpayouts.broadcaster.chain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The port to one node of one chain. Every call may throw {@link ChainUnavailable}. */
public interface ChainNode {
  NodeStatus status();

  /** Confirmed and mature coins of an address, as deep as asked. */
  List<Coin> coins(String address, int depthMin);

  /** What the node thinks is needed now; empty where it has no opinion. */
  Optional<FeeRate> feeRate();

  SendOutcome send(byte[] transaction);

  Placement find(TransactionId txid);

  /** Whether the output is in the chain and no block has spent it; the mempool does not count. */
  boolean isUnspent(OutputRef output);

  /** The hash of the active chain's block at a height, if it is that high. */
  Optional<BlockRef> blockAt(long height);

  /** Whether an output of a transaction that the node has pays one of the addresses. */
  boolean paysAny(TransactionId txid, Collection<String> addresses);

  /** The transaction of one block that spends the output, if one does. */
  Optional<Spend> spendIn(BlockRef block, OutputRef output);

  /** The whole transaction, where the node has it. */
  Optional<SignedTransaction> transaction(TransactionId txid);

  /** The transactions of one block that spend coins of an address. */
  List<SignedTransaction> spendersIn(BlockRef block, String address);

  /** Which of these outputs are spent in the mempool, and by whom. */
  Map<OutputRef, TransactionId> spentInMempool(Collection<OutputRef> outputs);

  /** The script that pays an address, in hexadecimal digits; asks nobody. */
  Optional<String> scriptOf(String address);
}
