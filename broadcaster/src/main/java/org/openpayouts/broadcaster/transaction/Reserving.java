package org.openpayouts.broadcaster.transaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openpayouts.broadcaster.batch.BatchDecision;
import org.openpayouts.broadcaster.batch.BatchLimits;
import org.openpayouts.broadcaster.batch.BatchPlanner;
import org.openpayouts.broadcaster.batch.Payable;
import org.openpayouts.broadcaster.chain.Coin;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.broadcaster.payout.News;
import org.openpayouts.broadcaster.payout.PayoutMoves;
import org.openpayouts.broadcaster.payout.Told;
import org.openpayouts.broadcaster.payout.WaitingPayouts;
import org.openpayouts.broadcaster.recipient.Agreement;
import org.openpayouts.broadcaster.recipient.Recipients;
import org.openpayouts.broadcaster.wallet.Lease;
import org.openpayouts.broadcaster.wallet.Payment;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.broadcaster.wallet.Signer;
import org.openpayouts.broadcaster.wallet.WalletHolds;
import org.openpayouts.broadcaster.wallet.WalletLeases;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Step one: payouts and coins that nobody else has are bound to a new family. */
@Component
public class Reserving {
  /** No transaction that nodes relay has more outputs than this. */
  private static final int PAYOUTS_MAX = 3_300;

  private static final Duration RECIPIENT_PATIENCE = Duration.ofSeconds(30);

  private final WalletLeases leases;
  private final WaitingPayouts waiting;
  private final Recipients recipients;
  private final PayoutMoves moves;
  private final Families families;
  private final Signer signer;
  private final PlanTerms terms;
  private final IdSource ids;
  private final WalletHolds holds;

  Reserving(
      WalletLeases leases,
      WaitingPayouts waiting,
      Recipients recipients,
      PayoutMoves moves,
      Families families,
      Signer signer,
      PlanTerms terms,
      IdSource ids,
      WalletHolds holds) {
    this.leases = leases;
    this.waiting = waiting;
    this.recipients = recipients;
    this.moves = moves;
    this.families = families;
    this.signer = signer;
    this.terms = terms;
    this.ids = ids;
    this.holds = holds;
  }

  /** What became of the payouts that wait. */
  public sealed interface Outcome {
    /**
     * Nobody of those that were looked at can be planned.
     *
     * @param next where to look for others; empty at the end of the queue
     */
    record Nothing(Optional<WaitingPayouts.Place> next) implements Outcome {}

    record Reserved(String familyId, boolean walletRanShort) implements Outcome {}

    record HotWalletLow() implements Outcome {}

    record Held() implements Outcome {}
  }

  /** Plans those behind a place of the queue and reserves, in one transaction. */
  @Transactional
  public Outcome reserve(Lease lease, Market market, WaitingPayouts.Place behind) {
    leases.fence(lease);
    if (holds.isHeld(lease.wallet())) {
      return new Outcome.Held();
    }
    var waiters = waiting.lockNext(lease.wallet(), behind, PAYOUTS_MAX);
    List<Payable> payables = admit(waiters);
    if (payables.isEmpty()) {
      return new Outcome.Nothing(
          waiters.size() < PAYOUTS_MAX
              ? Optional.empty()
              : Optional.of(WaitingPayouts.Place.of(waiters.getLast().payout())));
    }
    Set<OutputRef> taken = families.reserved(market.coins());
    List<Coin> free = market.coins().stream().filter(coin -> !taken.contains(coin.ref())).toList();
    var limits = new BatchLimits(signer.weights(), terms.lanes(), terms.laneMin());
    return switch (BatchPlanner.plan(payables, free, market.feeRate(), limits)) {
      case BatchDecision.HotWalletLow _ -> new Outcome.HotWalletLow();
      case BatchDecision.Plan plan -> bind(lease, market, plan);
    };
  }

  private Outcome bind(Lease lease, Market market, BatchDecision.Plan plan) {
    var family = new ReservedFamily(ids.nextId(), plan.draft(), market.feeRate());
    families.reserve(lease.wallet(), family, market.tip());
    waiting.plan(
        plan.draft().payments().stream().map(Payment::payoutId).toList(), family.familyId());
    return new Outcome.Reserved(family.familyId(), plan.walletRanShort());
  }

  private List<Payable> admit(List<WaitingPayouts.Waiter> first) {
    List<PaymentOrder> orders = first.stream().map(waiter -> waiter.payout().order()).toList();
    Map<PayoutId, Agreement> agreements = recipients.agreements(orders);
    var payables = new ArrayList<Payable>();
    var told = new ArrayList<Told>();
    for (WaitingPayouts.Waiter waiter : first) {
      PaymentOrder order = waiter.payout().order();
      Agreement agreement =
          Optional.ofNullable(agreements.get(order.payoutId())).orElse(Agreement.NOT_YET_KNOWN);
      switch (Admission.of(order, agreement, signer.termsOf(order.address()), terms.asset())) {
        case Admission.Admitted(Payable payable) -> payables.add(payable);
        case Admission.NotYet _ -> unknown(waiter).ifPresent(told::add);
        case Admission.Never(News.Impossible reason) ->
            told.add(new Told(order.payoutId(), new News.Refused(reason), List.of()));
      }
    }
    moves.tell(told);
    return payables;
  }

  /** A recipient's version that does not arrive is said, though not at once: topics race. */
  private static Optional<Told> unknown(WaitingPayouts.Waiter waiter) {
    return waiter.waiting().compareTo(RECIPIENT_PATIENCE) < 0
        ? Optional.empty()
        : Optional.of(
            new Told(waiter.payout().id(), new News.Delayed(News.Delay.SIGNER_REFUSED), List.of()));
  }
}
