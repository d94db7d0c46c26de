package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.merchant.Merchant;
import org.openpayouts.fundingchecker.recipient.Payee;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;

/**
 * The decision: which payouts a cutoff funds. Pure; the same circumstances and payouts always give
 * the same round.
 *
 * @param cutoff its instant, against which effective dates are held
 * @param receivableOpen whether the merchant owes us
 * @param payees recipients who can be paid now, by their ids
 * @param spent what was funded before for the cutoffs of the same day
 */
record FundingPolicy(
    Merchant merchant,
    boolean receivableOpen,
    Instant cutoff,
    Pricing pricing,
    Map<String, Payee> payees,
    Spent spent) {

  /**
   * What came of a list of payouts.
   *
   * @param verdicts in the order of the payouts, up to the one at which the money ended
   * @param held by the funded ones together, in ledger units
   * @param shortage the first payout that the reserve did not cover
   */
  record Round(List<Verdict> verdicts, long held, Optional<Verdict.Short> shortage) {}

  /**
   * Folds payouts in the order of their requests until the reserve ends. A payout that the reserve
   * does not cover blocks those behind it, unless the merchant lets small ones overtake.
   *
   * @param available in ledger units
   */
  Round decide(long available, List<OpenPayout> inOrder) {
    List<Verdict> verdicts = new ArrayList<>();
    long left = available;
    Headroom room = new Headroom(merchant.restrictions().of(pricing.ledger()), spent);
    Verdict.@Nullable Short first = null;
    for (OpenPayout payout : inOrder) {
      Verdict verdict = judge(payout, left, room);
      verdicts.add(verdict);
      switch (verdict) {
        case Verdict.Fund fund -> {
          left -= fund.terms().held();
          room.use(payout.recipientId(), fund.terms().ledgerAmount());
        }
        case Verdict.StepAside aside -> {}
        case Verdict.Short blocked -> first = first == null ? blocked : first;
      }
      if (first != null && !merchant.smallMayOvertake()) {
        break;
      }
    }
    if (left < 0) {
      throw new IllegalStateException("a round funded more than the reserve");
    }
    return new Round(List.copyOf(verdicts), available - left, Optional.ofNullable(first));
  }

  private Verdict judge(OpenPayout payout, long left, Headroom room) {
    if (!merchant.active()) {
      return new Verdict.StepAside(payout, Reason.MERCHANT_SUSPENDED, null);
    }
    if (receivableOpen) {
      return new Verdict.StepAside(payout, Reason.RECEIVABLE_OPEN, null);
    }
    if (cutoff.isBefore(payout.effectiveAt())) {
      return new Verdict.StepAside(payout, Reason.BEFORE_EFFECTIVE_DATE, payout.effectiveAt());
    }
    Payee payee = payees.get(payout.recipientId());
    if (payee == null || !payee.merchantId().equals(merchant.id())) {
      return new Verdict.StepAside(payout, Reason.RECIPIENT_NOT_ACTIVE, null);
    }
    Optional<Asset> asset = Assets.find(payee.asset());
    if (asset.isEmpty() || !asset.get().chain().equals(payee.chain())) {
      return new Verdict.StepAside(payout, Reason.RECIPIENT_NOT_ACTIVE, null);
    }
    if (!merchant.restrictions().allows(payee.address())) {
      return new Verdict.StepAside(payout, Reason.DESTINATION_NOT_ALLOWED, null);
    }
    return switch (pricing.price(payout.amount(), payout.currency(), asset.get())) {
      case Pricing.Priced.Refused(var reason) -> new Verdict.StepAside(payout, reason, null);
      case Pricing.Priced.Fine(var terms) -> afford(payout, payee, terms, left, room);
    };
  }

  /** Limits come before the reserve: a payout beyond one blocks nobody. */
  private static Verdict afford(
      OpenPayout payout, Payee payee, Terms terms, long left, Headroom room) {
    Optional<Reason> refusal = room.refusal(payout.recipientId(), terms.ledgerAmount());
    if (refusal.isPresent()) {
      return new Verdict.StepAside(payout, refusal.get(), null);
    }
    return terms.held() <= left
        ? new Verdict.Fund(payout, payee, terms)
        : new Verdict.Short(payout, terms.held() - left);
  }
}
