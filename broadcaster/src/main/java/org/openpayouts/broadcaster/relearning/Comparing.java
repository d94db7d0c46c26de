package org.openpayouts.broadcaster.relearning;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.Signer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for spenders of the wallet's coins that this database does not know: in the blocks since
 * its time, and in the mempool. Some blocks at each round; a worker that dies goes on where it was.
 */
@Component
class Comparing {
  private static final Logger LOG = LoggerFactory.getLogger(Comparing.class);
  private static final int BLOCKS_MAX = 50;
  private static final int OUTPUTS_MAX = 500;

  private final ChainNode node;
  private final Signer signer;
  private final WalletChains chains;
  private final AdoptedSteps steps;

  Comparing(ChainNode node, Signer signer, WalletChains chains, AdoptedSteps steps) {
    this.node = node;
    this.signer = signer;
    this.chains = chains;
    this.steps = steps;
  }

  /** Answers whether it has come to the end: all blocks, and the mempool on the same tip. */
  boolean goOn(Lease lease, BlockRef tip, Supplier<Optional<List<Coin>>> coins) {
    long seen = chains.seenHeight(lease.wallet());
    long to = Math.min(tip.height(), seen + BLOCKS_MAX);
    for (long height = seen + 1; height <= to; height++) {
      node.blockAt(height).ifPresent(block -> search(lease, block));
    }
    steps.compared(lease, Math.max(seen, to));
    if (to < tip.height()) {
      return false;
    }
    Optional<List<Coin>> unspent = coins.get();
    if (unspent.isEmpty()) {
      return false;
    }
    searchMempool(lease, unspent.get().stream().map(Coin::ref).toList());
    if (!node.status().tip().equals(tip)) {
      return false;
    }
    steps.endComparing(lease);
    LOG.warn("Wallet compared with the chain. wallet={} height={}", lease.wallet(), tip.height());
    return true;
  }

  private void search(Lease lease, BlockRef block) {
    for (SignedTransaction tx : node.spendersIn(block, signer.ownAddress())) {
      look(lease, tx.txid());
    }
  }

  private void searchMempool(Lease lease, List<OutputRef> coins) {
    for (int from = 0; from < coins.size(); from += OUTPUTS_MAX) {
      List<OutputRef> some = coins.subList(from, Math.min(coins.size(), from + OUTPUTS_MAX));
      node.spentInMempool(some).values().stream().distinct().forEach(txid -> look(lease, txid));
    }
  }

  private void look(Lease lease, TransactionId txid) {
    if (steps.holdForUnknown(lease, txid)) {
      LOG.error("Wallet held for an unknown spender. wallet={} txid={}", lease.wallet(), txid);
    }
  }
}
