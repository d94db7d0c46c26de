package org.openpayouts.broadcaster.confirmation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.chain.Spend;
import org.openpayouts.broadcaster.payout.News;
import org.openpayouts.broadcaster.payout.PaidBy;
import org.openpayouts.broadcaster.payout.PayoutMoves;
import org.openpayouts.broadcaster.payout.Told;
import org.openpayouts.broadcaster.transaction.ChainTransaction;
import org.openpayouts.broadcaster.transaction.ChainTransactions;
import org.openpayouts.broadcaster.transaction.Families;
import org.openpayouts.broadcaster.transaction.NetworkFees;
import org.openpayouts.broadcaster.transaction.TransactionState;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.broadcaster.wallet.WalletLeases;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The database's side of following: each step is one fenced transaction. */
@Component
class FollowedSteps {
  private final WalletLeases leases;
  private final Families families;
  private final ChainTransactions transactions;
  private final NetworkFees fees;
  private final PayoutMoves moves;
  private final WalletHolds holds;

  FollowedSteps(
      WalletLeases leases,
      Families families,
      ChainTransactions transactions,
      NetworkFees fees,
      PayoutMoves moves,
      WalletHolds holds) {
    this.leases = leases;
    this.families = families;
    this.transactions = transactions;
    this.fees = fees;
    this.moves = moves;
    this.holds = holds;
  }

  /** The first sight of a foreign spender holds the wallet; once freed, it is not held for it. */
  @Transactional
  boolean holdFor(Lease lease, String familyId, OutputRef coin, Spend spend) {
    leases.fence(lease);
    return families.noteForeignSpender(familyId, spend.by())
        && holds.hold(lease.wallet(), "coin " + coin + " spent by unknown " + spend.by());
  }

  @Transactional
  void place(Lease lease, ChainTransaction tx, TransactionState next) {
    leases.fence(lease);
    transactions.move(tx.txid(), tx.state(), next);
  }

  @Transactional
  void complete(Lease lease, ChainTransaction tx, Step.Complete step, BlockRef tip) {
    leases.fence(lease);
    if (transactions.move(tx.txid(), tx.state(), step.next())) {
      BlockRef block = step.next().block();
      fees.paid(lease.wallet(), tx, block);
      // The tip that this depth was counted from, which may be a newer one than the round's.
      var seen = new BlockRef(block.height() + step.depth() - 1, tip.hash());
      tell(tx, new News.Completed(tx.txid(), block, step.depth()), seen);
    }
  }

  @Transactional
  void reopen(Lease lease, ChainTransaction tx, Step.Reopen step, BlockRef tip) {
    leases.fence(lease);
    if (transactions.move(tx.txid(), tx.state(), step.next())) {
      fees.takenBack(lease.wallet(), tx, step.lost());
      tell(tx, new News.Reopened(tx.txid(), step.lost()), tip);
    }
  }

  /** The family's other members can never be mined any more: they spend the same coins. */
  @Transactional
  void finish(Lease lease, ChainTransaction tx, TransactionState.Final next) {
    leases.fence(lease);
    if (transactions.move(tx.txid(), tx.state(), next)) {
      killSiblings(tx.familyId());
      families.finish(tx.familyId());
    }
  }

  /**
   * The proof is complete: no transaction of the family can ever be mined. It is believed when two
   * persons have freed the wallet.
   */
  @Transactional
  boolean disprove(Lease lease, String familyId, OutputRef consumed, Spend spend, int depth) {
    leases.fence(lease);
    boolean buried = !holds.isHeld(lease.wallet()) && families.bury(familyId, consumed);
    if (buried) {
      killSiblings(familyId);
      var news = new News.Disproved(consumed, spend, depth);
      moves.tell(
          families.payouts(familyId).stream()
              .map(payout -> new Told(payout, news, List.of()))
              .toList());
    }
    return buried;
  }

  private void killSiblings(String familyId) {
    for (ChainTransaction member : transactions.family(familyId)) {
      if (!(member.state() instanceof TransactionState.Final)) {
        transactions.move(member.txid(), member.state(), new TransactionState.Dead());
      }
    }
  }

  private void tell(ChainTransaction tx, News news, BlockRef tip) {
    List<PayoutId> payouts = families.payouts(tx.familyId());
    Map<PayoutId, List<PaidBy>> paidBy = transactions.paidBy(payouts, tip);
    var told = new ArrayList<Told>();
    for (PayoutId payout : payouts) {
      told.add(new Told(payout, news, paidBy.getOrDefault(payout, List.of())));
    }
    moves.tell(told);
  }
}
