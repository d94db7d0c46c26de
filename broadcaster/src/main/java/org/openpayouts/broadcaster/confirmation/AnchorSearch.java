package org.openpayouts.broadcaster.confirmation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.Placement;
import org.openpayouts.broadcaster.chain.Spend;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.transaction.ChainTransaction;
import org.openpayouts.broadcaster.transaction.ChainTransactions;
import org.openpayouts.broadcaster.transaction.Families;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.Payment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for who spent a coin of a family whose transactions the node does not have. Only a block as
 * deep as finality proves anything; a foreign spender holds the wallet from its first sight, and
 * while it is held, or where the spender itself pays a payout of the family, nobody fails by it.
 */
@Component
class AnchorSearch {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorSearch.class);
  private static final int BLOCKS_MAX = 50;

  private final ChainNode node;
  private final Families families;
  private final ChainTransactions transactions;
  private final FollowedSteps steps;
  private final Depths depths;
  private final Map<String, String> lastTips = new HashMap<>();

  AnchorSearch(
      ChainNode node,
      Families families,
      ChainTransactions transactions,
      FollowedSteps steps,
      Depths depths) {
    this.node = node;
    this.families = families;
    this.transactions = transactions;
    this.steps = steps;
    this.depths = depths;
  }

  /**
   * Searches some blocks further, from below the height at which the coins were seen unspent; at
   * most once per family and tip.
   */
  void search(Lease lease, ChainTransaction tx, BlockRef tip) {
    if (tip.hash().equals(lastTips.put(tx.familyId(), tip.hash()))) {
      return;
    }
    List<ChainTransaction> members = transactions.family(tx.familyId());
    if (members.stream().anyMatch(member -> isInChain(member.txid()))) {
      return;
    }
    Optional<OutputRef> gone = spentCoin(tx.familyId());
    if (gone.isEmpty()) {
      return;
    }
    long from = Math.max(1, families.searchedHeight(tx.familyId()) - depths.finality());
    long to = Math.min(tip.height(), families.searchedHeight(tx.familyId()) + BLOCKS_MAX);
    Optional<Spend> spend = spendBetween(from, to, gone.get());
    if (spend.isEmpty()) {
      families.searched(tx.familyId(), to);
      return;
    }
    judge(lease, tx, gone.get(), spend.get(), tip);
  }

  private boolean isInChain(TransactionId txid) {
    return node.find(txid) instanceof Placement.Mined;
  }

  /** The anchor, or the first other coin, that a block has spent. */
  private Optional<OutputRef> spentCoin(String familyId) {
    return families.find(familyId).draft().inputs().stream()
        .map(Coin::ref)
        .filter(coin -> !node.isUnspent(coin))
        .findFirst();
  }

  private Optional<Spend> spendBetween(long from, long to, OutputRef coin) {
    for (long height = from; height <= to; height++) {
      Optional<Spend> spend = node.blockAt(height).flatMap(block -> node.spendIn(block, coin));
      if (spend.isPresent()) {
        return spend;
      }
    }
    return Optional.empty();
  }

  private void judge(Lease lease, ChainTransaction tx, OutputRef coin, Spend spend, BlockRef tip) {
    Set<TransactionId> own =
        transactions.family(tx.familyId()).stream()
            .map(ChainTransaction::txid)
            .collect(Collectors.toSet());
    if (own.contains(spend.by())) {
      return;
    }
    if (steps.holdFor(lease, tx.familyId(), coin, spend)) {
      LOG.error("Wallet held. wallet={} coin={} spentBy={}", lease.wallet(), coin, spend.by());
    }
    int depth = Math.toIntExact(tip.height() - spend.block().height() + 1);
    if (depth >= depths.finality()) {
      disprove(lease, tx, coin, spend, depth);
    }
  }

  /** A spender that pays one of them may be our own, forgotten with a database that went back. */
  private void disprove(Lease lease, ChainTransaction tx, OutputRef coin, Spend spend, int depth) {
    List<String> addresses =
        families.find(tx.familyId()).draft().payments().stream().map(Payment::address).toList();
    if (node.paysAny(spend.by(), addresses)) {
      LOG.error(
          "Payouts may be paid by a transaction that is not known. batchId={} spentBy={}",
          tx.familyId(),
          spend.by());
    } else if (steps.disprove(lease, tx.familyId(), coin, spend, depth)) {
      LOG.error("Payouts disproved. batchId={} spentBy={}", tx.familyId(), spend.by());
    }
  }
}
