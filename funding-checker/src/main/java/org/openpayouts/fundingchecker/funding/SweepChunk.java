package org.openpayouts.fundingchecker.funding;

import java.util.List;
import java.util.Optional;
import org.openpayouts.fundingchecker.merchant.Merchant;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.springframework.stereotype.Component;

/** One transaction of a sweep: load, decide, write down. */
@Component
class SweepChunk {
  private final OpenPayouts openPayouts;
  private final Circumstances circumstances;
  private final Ledger ledger;
  private final Decision decision;
  private final Shortages shortages;
  private final Sweeps sweeps;

  SweepChunk(
      OpenPayouts openPayouts,
      Circumstances circumstances,
      Ledger ledger,
      Decision decision,
      Shortages shortages,
      Sweeps sweeps) {
    this.openPayouts = openPayouts;
    this.circumstances = circumstances;
    this.ledger = ledger;
    this.decision = decision;
    this.shortages = shortages;
    this.sweeps = sweeps;
  }

  /**
   * Judges the next payouts of a claimed sweep.
   *
   * @param limit how many at most
   */
  void work(Sweep sweep, int limit) {
    Reserve reserve = ledger.lock(sweep.ledger());
    Merchant merchant = circumstances.merchant(sweep.ledger().merchantId());
    List<OpenPayout> page = openPayouts.page(sweep, limit);
    List<OpenPayout> inFront = inFrontOfTheBlock(sweep, merchant, page);
    FundingPolicy.Round round =
        circumstances
            .policy(sweep, merchant, reserve.hasOpenReceivable(), inFront)
            .decide(reserve.available(), inFront);
    Decision.Result result = decision.write(sweep, reserve, round);
    boolean isBlocked = round.shortage().isPresent() && !merchant.smallMayOvertake();
    if (!result.isRaced()) {
      openPayouts.judged(sweep.stragglers() ? page : judged(round));
    }
    Place cursor = result.isRaced() || page.isEmpty() ? sweep.cursor() : page.getLast().place();
    boolean isDone = !result.isRaced() && (isBlocked || page.size() < limit);
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
}
