package org.openpayouts.broadcaster.transaction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openpayouts.broadcaster.chain.BlockRef;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.payout.News;
import org.openpayouts.broadcaster.payout.PaidBy;
import org.openpayouts.broadcaster.payout.PayoutMoves;
import org.openpayouts.broadcaster.payout.Told;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.broadcaster.wallet.WalletLeases;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The database's side of the ladder: each step is one fenced transaction. */
@Component
class StoredSteps {
  private final WalletLeases leases;
  private final Families families;
  private final ChainTransactions transactions;
  private final WaitingPayouts waiting;
  private final PayoutMoves moves;
  private final WalletHolds holds;

  StoredSteps(
      WalletLeases leases,
      Families families,
      ChainTransactions transactions,
      WaitingPayouts waiting,
      PayoutMoves moves,
      WalletHolds holds) {
    this.leases = leases;
    this.families = families;
    this.transactions = transactions;
    this.waiting = waiting;
    this.moves = moves;
    this.holds = holds;
  }

  /**
   * From here on the only exits are acceptance and proof.
   *
   * @return false where the wallet is held, or it was stored before
   */
  @Transactional
  boolean store(Lease lease, ReservedFamily family, Signature.Signed signed) {
    leases.fence(lease);
    boolean stored = !holds.isHeld(lease.wallet()) && families.store(family.familyId());
    if (stored) {
      transactions.store(family, 0, signed);
    }
    return stored;
  }

  /** Stores a replacement that spends the same coins; false where the wallet is held. */
  @Transactional
  boolean storeReplacement(
      Lease lease, ReservedFamily family, int member, Signature.Signed signed) {
    leases.fence(lease);
    if (holds.isHeld(lease.wallet())) {
      return false;
    }
    families.replaceChange(family);
    transactions.store(family, member, signed);
    return true;
  }

  /**
   * Nothing was stored: payouts and coins are free again. A MAC that does not verify may be the
   * fault of our own keys, so it holds the wallet; what does not verify after two persons have
   * freed it, or contradicts itself under MACs that do, is forged and fails.
   *
   * @return whether it holds the wallet
   */
  @Transactional
  boolean release(Lease lease, String familyId, Signature.Refused refusal) {
    leases.fence(lease);
    if (!families.release(familyId, "SIGNER_REFUSED")) {
      return false;
    }
    waiting.unplan(familyId);
    Set<PayoutId> doubted = waiting.doubt(refusal.unverified());
    moves.tell(
        refusal.reasons().keySet().stream()
            .filter(payout -> !doubted.contains(payout))
            .map(payout ->
                new Told(payout, new News.Refused(News.Impossible.INTENT_MISMATCH), List.of()))
            .toList());
    if (doubted.isEmpty()) {
      return false;
    }
    holds.hold(
        lease.wallet(),
        "intents of %d payouts do not verify, among them %s"
            .formatted(doubted.size(), doubted.iterator().next().value()));
    return true;
  }

  /** A node has the bytes: payouts that were funded are broadcast, others got another txid. */
  @Transactional
  void accept(Lease lease, ChainTransaction tx, BlockRef tip) {
    leases.fence(lease);
    var stored = new TransactionState.Stored();
    if (!transactions.move(tx.txid(), stored, stored.accept())) {
      return;
    }
    List<PayoutId> payouts = families.payouts(tx.familyId());
    Map<PayoutId, List<PaidBy>> paidBy = transactions.paidBy(payouts, tip);
    Set<PayoutId> broadcast = tell(payouts, new News.Broadcast(tx.familyId()), paidBy);
    if (tx.member() > 0) {
      var others = new HashSet<>(payouts);
      others.removeAll(broadcast);
      tell(others, new News.Replaced(previous(tx), tx.txid()), paidBy);
    }
  }

  private TransactionId previous(ChainTransaction tx) {
    return transactions.family(tx.familyId()).get(tx.member() - 1).txid();
  }

  private Set<PayoutId> tell(
      Collection<PayoutId> payouts, News news, Map<PayoutId, List<PaidBy>> paidBy) {
    var told = new ArrayList<Told>();
    for (PayoutId payout : payouts) {
      told.add(new Told(payout, news, paidBy.getOrDefault(payout, List.of())));
    }
    return moves.tell(told);
  }
}
