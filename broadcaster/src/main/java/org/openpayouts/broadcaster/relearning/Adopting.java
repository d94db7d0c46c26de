package org.openpayouts.broadcaster.relearning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.SignedTransaction;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.failpoint.Failpoint;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.outbox.Failpoints;
import org.springframework.stereotype.Component;

/**
 * Takes transactions that pay payouts, as facts or persons say, from the node and makes them
 * families again: bytes, coins, and the map of their outputs. From then on they are followed and
 * replaced like any other.
 */
@Component
class Adopting {
  private final ChainNode node;
  private final Signer signer;
  private final ClaimedOutputs claims;
  private final AdoptedSteps steps;
  private final Failpoints failpoints;

  Adopting(
      ChainNode node,
      Signer signer,
      ClaimedOutputs claims,
      AdoptedSteps steps,
      Failpoints failpoints) {
    this.node = node;
    this.signer = signer;
    this.claims = claims;
    this.steps = steps;
    this.failpoints = failpoints;
  }

  /** Those that the node does not have are asked for again at the next round. */
  void adoptAll(Lease lease, BlockRef tip) {
    List<TransactionId> missing = new ArrayList<>();
    for (TransactionId txid : claims.transactions(lease.wallet())) {
      Optional<SignedTransaction> found = node.transaction(txid);
      if (found.isEmpty()) {
        missing.add(txid);
      } else {
        adopt(lease, found.get(), tip);
      }
    }
    // Last, because another member of the family may stand for it.
    missing.forEach(txid -> steps.miss(lease, txid));
  }

  private void adopt(Lease lease, SignedTransaction tx, BlockRef tip) {
    String own = node.scriptOf(signer.ownAddress()).orElseThrow();
    switch (Attribution.of(tx, claims.of(tx.txid()), own)) {
      case Attribution.Whole whole -> {
        List<Coin> inputs = inputs(tx);
        failpoints.reach(Failpoint.FOUND_AGAIN);
        steps.adopt(lease, new AdoptedSteps.Found(tx, inputs, whole.change()), tip);
      }
      case Attribution.Unclaimed _ -> steps.holdForPart(lease, tx.txid());
      case Attribution.Contradicted(int vout) ->
          steps.holdForClaim(lease, tx.txid(), "output " + vout + " is not what our facts say");
    }
  }

  /** What it spends is not in its bytes: the transactions before it say how much. */
  private List<Coin> inputs(SignedTransaction tx) {
    Map<TransactionId, SignedTransaction> before = new HashMap<>();
    List<Coin> coins = new ArrayList<>();
    for (OutputRef input : tx.inputs()) {
      SignedTransaction source =
          before.computeIfAbsent(
              input.txid(), txid -> node.transaction(txid).orElseThrow(() -> unknown(txid)));
      coins.add(new Coin(input, source.outputs().get(input.vout()).amount()));
    }
    return coins;
  }

  private static IllegalStateException unknown(TransactionId txid) {
    return new IllegalStateException("the node has a transaction, but not its input's " + txid);
  }
}
