package org.openpayouts.broadcaster.transaction;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.broadcaster.batch.Bump;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.chain.TransactionId;
import org.openpayouts.broadcaster.payout.FundedPayout;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores a better paid member for families whose newest one waits too long. It spends the same
 * coins and is sent by the same ladder; all members stay watched, as any of them may be the one
 * mined.
 */
@Component
public class Replacing {
  private static final Logger LOG = LoggerFactory.getLogger(Replacing.class);
  private static final int OPEN_MAX = 1_000;

  private final ChainTransactions transactions;
  private final Families families;
  private final WaitingPayouts payouts;
  private final StoredSteps steps;
  private final Signer signer;
  private final PlanTerms terms;
  private final WalletHolds holds;
  private final Set<TransactionId> refused = new HashSet<>();

  Replacing(
      ChainTransactions transactions,
      Families families,
      WaitingPayouts payouts,
      StoredSteps steps,
      Signer signer,
      PlanTerms terms,
      WalletHolds holds) {
    this.transactions = transactions;
    this.families = families;
    this.payouts = payouts;
    this.steps = steps;
    this.signer = signer;
    this.terms = terms;
    this.holds = holds;
  }

  /** Answers whether anything was stored that is to be sent. */
  public boolean replaceStuck(Lease lease) {
    if (holds.isHeld(lease.wallet())) {
      return false;
    }
    boolean stored = false;
    for (ChainTransaction tx : transactions.open(lease.wallet(), OPEN_MAX)) {
      if (isStuck(tx) && isNewest(tx) && !refused.contains(tx.txid())) {
        stored |= replace(lease, tx);
      }
    }
    return stored;
  }

  private boolean isStuck(ChainTransaction tx) {
    boolean waits =
        tx.state() instanceof TransactionState.Accepted
            || (tx.state() instanceof TransactionState.Stored && tx.rejected());
    return waits && tx.waiting().compareTo(terms.bumpAfter()) >= 0;
  }

  /** Nothing newer waits to be accepted, and nothing older is mined. */
  private boolean isNewest(ChainTransaction tx) {
    return transactions.family(tx.familyId()).stream()
        .allMatch(member ->
            member.member() <= tx.member()
                && (member.state() instanceof TransactionState.Accepted
                    || member.state() instanceof TransactionState.Stored));
  }

  private boolean replace(Lease lease, ChainTransaction tx) {
    FeeRate wanted = Bump.next(tx.fee(), tx.weight());
    FeeRate rate = wanted.compareTo(terms.feeRateMax()) > 0 ? terms.feeRateMax() : wanted;
    ReservedFamily family = families.find(tx.familyId());
    Optional<Draft> draft = Bump.of(family.draft(), tx.fee(), tx.weight(), rate, signer.weights());
    if (draft.isEmpty()) {
      LOG.debug("Transaction cannot be replaced. txid={} feeRate={}", tx.txid(), rate);
      return false;
    }
    List<PaymentOrder> orders =
        payouts.of(families.payouts(tx.familyId())).stream().map(FundedPayout::order).toList();
    return switch (signer.sign(draft.get(), orders)) {
      case Signature.Signed signed -> {
        var replacement = new ReservedFamily(tx.familyId(), draft.get(), rate);
        boolean stored = steps.storeReplacement(lease, replacement, tx.member() + 1, signed);
        if (stored) {
          LOG.info("Replacement stored. txid={} replaces={}", signed.txid(), tx.txid());
        }
        yield stored;
      }
      case Signature.Refused refusal -> {
        LOG.error(
            "Signed once, refused now; its intent keys are other ones. txid={} payouts={}",
            tx.txid(),
            refusal.reasons().size());
        remember(tx.txid());
        yield false;
      }
    };
  }

  /** This process's keys do not change: it is not asked again, nor said again. */
  private void remember(TransactionId txid) {
    if (refused.size() >= OPEN_MAX) {
      refused.clear();
    }
    refused.add(txid);
  }
}
