package org.openpayouts.broadcaster.confirmation;

import java.util.Optional;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.ChainNode;
import org.openpayouts.broadcaster.chain.Placement;
import org.openpayouts.broadcaster.chain.SendOutcome;
import org.openpayouts.broadcaster.failpoint.Failpoint;
import org.openpayouts.broadcaster.transaction.ChainTransaction;
import org.openpayouts.broadcaster.transaction.ChainTransactions;
import org.openpayouts.broadcaster.transaction.Sending;
import org.openpayouts.broadcaster.transaction.TransactionState;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.outbox.Failpoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at every transaction that is not final and takes the steps that its place asks for. */
@Component
public class Following {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final int OPEN_MAX = 1_000;

  /** Stored, accepted, mined, settled: no look needs more steps. */
  private static final int STEPS_MAX = 5;

  private final ChainNode node;
  private final ChainTransactions transactions;
  private final FollowedSteps steps;
  private final Sending sending;
  private final AnchorSearch anchors;
  private final Depths depths;
  private final Failpoints failpoints;

  /** The tip that every place was seen under; empty where one moved while it was looked at. */
  private String settledTip = "";

  Following(
      ChainNode node,
      ChainTransactions transactions,
      FollowedSteps steps,
      Sending sending,
      AnchorSearch anchors,
      Depths depths,
      Failpoints failpoints) {
    this.node = node;
    this.transactions = transactions;
    this.steps = steps;
    this.sending = sending;
    this.anchors = anchors;
    this.depths = depths;
    this.failpoints = failpoints;
  }

  /**
   * One look at all of them.
   *
   * @param maySend false leaves bytes unsent, as the kill switch demands
   */
  public void look(Lease lease, BlockRef tip, boolean maySend) {
    boolean sameTip = tip.hash().equals(settledTip);
    boolean moved = false;
    for (ChainTransaction tx : transactions.open(lease.wallet(), OPEN_MAX)) {
      if (!sameTip || isMoving(tx.state())) {
        moved |= follow(lease, tx, tip, maySend);
        failpoints.reach(Failpoint.K15);
      }
    }
    // A place may be newer than the tip; a chain that then falls back to the tip would go unseen.
    settledTip = moved ? "" : tip.hash();
  }

  /** What stands in a block moves with the tip only. */
  private static boolean isMoving(TransactionState state) {
    return state instanceof TransactionState.Stored || state instanceof TransactionState.Accepted;
  }

  /** True where its place had changed. */
  private boolean follow(Lease lease, ChainTransaction first, BlockRef tip, boolean maySend) {
    ChainTransaction tx = first;
    Placement placement = placement(tx, tip);
    for (int i = 0; i < STEPS_MAX; i++) {
      switch (Look.at(tx.state(), placement, depths)) {
        case Step.Stay _ -> {
          return i > 0;
        }
        case Step.Send _ -> {
          if (maySend) {
            send(lease, tx, tip);
          }
          return i > 0;
        }
        case Step.Accept _ -> sending.recordAcceptance(lease, tx, tip);
        case Step.Place(var next) -> steps.place(lease, tx, next);
        case Step.Complete complete -> steps.complete(lease, tx, complete, tip);
        case Step.Reopen reopen -> {
          LOG.error("Complete payment reopened. txid={} lost={}", tx.txid(), reopen.lost());
          steps.reopen(lease, tx, reopen, tip);
        }
        case Step.Finish(var next) -> steps.finish(lease, tx, next);
      }
      tx = transactions.find(tx.txid());
    }
    return true;
  }

  /** Where its block still stands, it stands: an index that lags behind takes nothing back. */
  private Placement placement(ChainTransaction tx, BlockRef tip) {
    Placement found = node.find(tx.txid());
    if (found instanceof Placement.Mined) {
      return found;
    }
    return blockOf(tx.state())
        .filter(block -> node.blockAt(block.height()).equals(Optional.of(block)))
        .<Placement>map(block -> new Placement.Mined(block, depth(block, tip)))
        .orElse(found);
  }

  private static Optional<BlockRef> blockOf(TransactionState state) {
    return switch (state) {
      case TransactionState.Mined(BlockRef block) -> Optional.of(block);
      case TransactionState.Settled(BlockRef block) -> Optional.of(block);
      case TransactionState.Stored _,
          TransactionState.Accepted _,
          TransactionState.Final _,
          TransactionState.Dead _ ->
          Optional.empty();
    };
  }

  private static int depth(BlockRef block, BlockRef tip) {
    return Math.toIntExact(Math.max(1, tip.height() - block.height() + 1));
  }

  private void send(Lease lease, ChainTransaction tx, BlockRef tip) {
    if (transactions.family(tx.familyId()).stream().anyMatch(member -> outranks(member, tx))) {
      return;
    }
    if (sending.send(lease, tx, tip) instanceof SendOutcome.InputsGone) {
      anchors.search(lease, tx, tip);
    }
  }

  /** A member that is mined, or a newer one that a node took, stands for the family by now. */
  private static boolean outranks(ChainTransaction member, ChainTransaction tx) {
    return switch (member.state()) {
      case TransactionState.Mined _, TransactionState.Settled _, TransactionState.Final _ ->
          !member.txid().equals(tx.txid());
      case TransactionState.Accepted _ -> member.member() > tx.member();
      case TransactionState.Stored _, TransactionState.Dead _ -> false;
    };
  }
}
