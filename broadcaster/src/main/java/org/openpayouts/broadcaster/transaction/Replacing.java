package org.openpayouts.broadcaster.transaction;

import java.util.List;
import java.util.Optional;
import org.openpayouts.broadcaster.batch.Bump;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.payout.FundedPayout;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.wallet.Draft;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.broadcaster.wallet.Signature;
import org.openpayouts.broadcaster.wallet.Signer;
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

  Replacing(
      ChainTransactions transactions,
      Families families,
      WaitingPayouts payouts,
      StoredSteps steps,
      Signer signer,
      PlanTerms terms) {
    this.transactions = transactions;
    this.families = families;
    this.payouts = payouts;
    this.steps = steps;
    this.signer = signer;
    this.terms = terms;
  }

  /** Answers whether anything was stored that is to be sent. */
  public boolean replaceStuck(Lease lease) {
    boolean stored = false;
    for (ChainTransaction tx : transactions.open(lease.wallet(), OPEN_MAX)) {
      if (isStuck(tx) && isNewest(tx)) {
        stored |= replace(lease, tx);
      }
    }
    return stored;
  }

  private boolean isStuck(ChainTransaction tx) {
    return tx.state() instanceof TransactionState.Accepted
        && tx.waiting().compareTo(terms.bumpAfter()) >= 0;
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
        steps.storeReplacement(lease, replacement, tx.member() + 1, signed);
        LOG.info("Replacement stored. txid={} replaces={}", signed.txid(), tx.txid());
        yield true;
      }
      case Signature.Refused refused ->
          throw new IllegalStateException(
              "signed once, refused now: " + refused.reasons().keySet());
    };
  }
}
