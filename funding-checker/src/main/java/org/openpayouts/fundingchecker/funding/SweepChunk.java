package org.openpayouts.fundingchecker.funding;

import java.util.List;
import java.util.Optional;
import org.openpayouts.fundingchecker.merchant.Merchant;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.openpayouts.fundingchecker.reserve.StoppedLedgers;
import org.springframework.stereotype.Component;

/** One transaction of a sweep: load, decide, write down. */
@Component
class SweepChunk {
  /** What a look at a ledger without money reads: mostly its first payout is the blocked one. */
  private static final int FIRST_LOOK = 20;

  private final OpenPayouts openPayouts;
  private final FundingPolicies policies;
  private final Ledger ledger;
  private final Decision decision;
  private final Shortages shortages;
  private final Sweeps sweeps;
  private final LimitedDays limitedDays;
  private final StoppedLedgers stoppedLedgers;

  SweepChunk(
      OpenPayouts openPayouts,
      FundingPolicies policies,
      Ledger ledger,
      Decision decision,
      Shortages shortages,
      Sweeps sweeps,
      LimitedDays limitedDays,
      StoppedLedgers stoppedLedgers) {
    this.openPayouts = openPayouts;
    this.policies = policies;
    this.ledger = ledger;
    this.decision = decision;
    this.shortages = shortages;
    this.sweeps = sweeps;
    this.limitedDays = limitedDays;
    this.stoppedLedgers = stoppedLedgers;
  }

  /**
   * Judges the next payouts of a claimed sweep; none, and it goes on another time, where its ledger
   * was stopped after it was claimed.
   *
   * @param most how many at most
   * @return how many it looked at
   */
  int work(Sweep sweep, int most) {
    Reserve reserve = ledger.lock(sweep.ledger());
    if (stoppedLedgers.contains(sweep.ledger())) {
      return 0;
    }
    Merchant merchant = policies.merchant(sweep.ledger().merchantId());
    int limit = isLikelyBlocked(sweep, merchant, reserve) ? Math.min(FIRST_LOOK, most) : most;
    List<OpenPayout> page = openPayouts.page(sweep, limit);
    Optional<Place> passed =
        page.size() < limit ? openPayouts.lookedUpTo(sweep, limit) : Optional.empty();
    List<OpenPayout> inFront = inFrontOfTheBlock(sweep, merchant, page);
    Optional<Spent> spent = spent(sweep, merchant, reserve, inFront);
    if (spent.isEmpty()) {
      sweeps.advance(sweep, new Sweeps.Progress(sweep.cursor(), 0, 0, false));
      return page.size();
    }
    FundingPolicy.Round round =
        policies
            .of(sweep, merchant, reserve.hasOpenReceivable(), inFront, spent.get())
            .decide(reserve.available(), inFront);
    boolean isBlocked = round.shortage().isPresent() && !merchant.smallMayOvertake();
    boolean isLast = isBlocked || page.size() < limit && passed.isEmpty();
    write(sweep, reserve, round, new Page(page, passed, isLast));
    return passed.isPresent() ? limit : page.size();
  }

  /** Where those in front wait for something else, the next looks are as large as any. */
  private static boolean isLikelyBlocked(Sweep sweep, Merchant merchant, Reserve reserve) {
    return reserve.available() == 0
        && !merchant.smallMayOvertake()
        && !sweep.stragglers()
        && sweep.cursor().payoutId().isEmpty();
  }

  /**
   * What was loaded to be judged.
   *
   * @param passed the last that was looked at, where many are not to be judged
   * @param isLast whether nothing is to be judged behind it
   */
  private record Page(List<OpenPayout> payouts, Optional<Place> passed, boolean isLast) {
    Place end(Sweep sweep) {
      return passed.orElseGet(() -> payouts.isEmpty() ? sweep.cursor() : payouts.getLast().place());
    }
  }

  private void write(Sweep sweep, Reserve reserve, FundingPolicy.Round round, Page page) {
    Decision.Result result = decision.write(sweep, reserve, round);
    if (!result.isRaced()) {
      openPayouts.judged(sweep.stragglers() ? page.payouts() : judged(round));
    }
    Place cursor = result.isRaced() ? sweep.cursor() : page.end(sweep);
    boolean isDone = !result.isRaced() && page.isLast();
    sweeps.advance(sweep, new Sweeps.Progress(cursor, result.funded(), result.deferred(), isDone));
  }

  private static List<OpenPayout> judged(FundingPolicy.Round round) {
    return round.verdicts().stream().map(Verdict::payout).toList();
  }

  /** Stragglers behind the payout at which the money of their cutoff ended wait with it. */
  private List<OpenPayout> inFrontOfTheBlock(
      Sweep sweep, Merchant merchant, List<OpenPayout> page) {
    if (!sweep.stragglers() || merchant.smallMayOvertake()) {
      return page;
    }
    Optional<Place> block = shortages.block(sweep);
    return block
        .map(place -> page.stream().filter(p -> p.place().compareTo(place) < 0).toList())
        .orElse(page);
  }

  /** Empty as long as a day's sum is not whole. */
  private Optional<Spent> spent(
      Sweep sweep, Merchant merchant, Reserve reserve, List<OpenPayout> page) {
    return merchant.restrictions().of(sweep.ledger().currency()).countsDays()
        ? limitedDays.spent(reserve, sweep, FundingPolicies.recipientIds(page))
        : Optional.of(Spent.NOTHING);
  }
}
