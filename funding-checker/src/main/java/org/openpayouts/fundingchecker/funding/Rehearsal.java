package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.merchant.Merchant;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.openpayouts.fundingchecker.reserve.StoppedLedgers;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.stereotype.Component;

/**
 * What a cutoff would do with a ledger: the pages and the policy of a sweep, and nothing written.
 * Belongs into a transaction that reads one snapshot.
 */
@Component
public class Rehearsal {
  private static final Place BEGIN = new Place(Instant.EPOCH, "");

  private final OpenPayouts openPayouts;
  private final WaitingLedgers waitingLedgers;
  private final FundingPolicies policies;
  private final Ledger ledger;
  private final LimitedDays limitedDays;
  private final StoppedLedgers stoppedLedgers;
  private final FundingSettings settings;

  Rehearsal(
      OpenPayouts openPayouts,
      WaitingLedgers waitingLedgers,
      FundingPolicies policies,
      Ledger ledger,
      LimitedDays limitedDays,
      StoppedLedgers stoppedLedgers,
      FundingSettings settings) {
    this.openPayouts = openPayouts;
    this.waitingLedgers = waitingLedgers;
    this.policies = policies;
    this.ledger = ledger;
    this.limitedDays = limitedDays;
    this.stoppedLedgers = stoppedLedgers;
    this.settings = settings;
  }

  /**
   * What would come of a ledger.
   *
   * @param available before the cutoff, in ledger units
   * @param funded how many payouts
   * @param held for them together, in ledger units
   * @param deferred how many payouts step aside, by reason
   * @param judged how many payouts were looked at
   * @param isTruncated whether there are more than were to be looked at
   * @param stoppedSince where the ledger is stopped: nothing is judged
   */
  public record Outcome(
      LedgerKey ledger,
      long available,
      long funded,
      long held,
      Map<Reason, Long> deferred,
      Optional<Blocked> blocked,
      int judged,
      boolean isTruncated,
      Optional<Instant> stoppedSince) {
    public Outcome {
      deferred = Map.copyOf(deferred);
    }
  }

  /**
   * Where the money would end.
   *
   * @param missing for this payout, in ledger units
   * @param waiting how many payouts wait from it on, itself included
   */
  public record Blocked(String payoutId, long missing, long waiting) {}

  /** The ledgers that a cutoff would sweep: of one merchant, or of all. */
  public List<LedgerKey> ledgers(@Nullable MerchantId merchant, Instant cutoff, int limit) {
    return waitingLedgers.before(merchant, cutoff, limit);
  }

  /**
   * Goes through a ledger as a sweep of this cutoff would.
   *
   * @param payoutsMax how many payouts are judged at most
   */
  public Outcome of(LedgerKey key, Instant cutoff, int payoutsMax) {
    Optional<Reserve> reserve = ledger.look(key);
    Course course = new Course(reserve.map(Reserve::available).orElse(0L));
    Optional<Instant> stoppedSince = stoppedLedgers.since(key);
    if (stoppedSince.isPresent()) {
      return course.stopped(key, stoppedSince.get());
    }
    boolean owes = reserve.map(Reserve::hasOpenReceivable).orElse(false);
    Merchant merchant = policies.merchant(key.merchantId());
    boolean countsDays = merchant.restrictions().of(key.currency()).countsDays();
    Carried carried = new Carried();
    boolean isTruncated = false;
    Sweep sweep = sweep(key, cutoff, BEGIN);
    while (true) {
      int limit = Math.min(settings.chunkSize(), payoutsMax - course.judged);
      List<OpenPayout> page = openPayouts.page(sweep, Math.max(1, limit));
      if (limit <= 0) {
        isTruncated = !page.isEmpty();
        break;
      }
      Spent spent =
          countsDays
              ? carried.upon(before(reserve, cutoff, page), FundingPolicies.recipientIds(page))
              : Spent.NOTHING;
      FundingPolicy.Round round =
          policies.of(sweep, merchant, owes, page, spent).decide(course.left, page);
      course.take(round);
      carried.add(round);
      boolean isBlocked = course.first != null && !merchant.smallMayOvertake();
      if (isBlocked || page.size() < limit) {
        break;
      }
      sweep = sweep(key, cutoff, page.getLast().place());
    }
    waitingLedgers.untilLater(sweep).forEach((reason, count) -> course.defer(reason, count));
    return course.outcome(key, blocked(sweep, course.first), isTruncated);
  }

  /** Only of the page's recipients, for a day may have had a million. */
  private Spent before(Optional<Reserve> reserve, Instant cutoff, List<OpenPayout> page) {
    return reserve
        .map(known -> limitedDays.look(known, cutoff, FundingPolicies.recipientIds(page)))
        .orElse(Spent.NOTHING);
  }

  /** One that stands in no table. */
  private static Sweep sweep(LedgerKey key, Instant cutoff, Place cursor) {
    Sweep.Cutoff rehearsed = new Sweep.Cutoff("rehearsal", "rehearsal", null, null);
    return new Sweep(0, rehearsed, key, cutoff, false, false, null, cursor, 0);
  }

  private Optional<Blocked> blocked(Sweep sweep, Verdict.@Nullable Short first) {
    return Optional.ofNullable(first)
        .map(blocked ->
            new Blocked(
                blocked.payout().payoutId(),
                blocked.missing(),
                openPayouts.waiting(sweep, blocked.payout().place(), null)));
  }

  /** How far a rehearsal has come. */
  private static final class Course {
    private final Map<Reason, Long> deferred = new EnumMap<>(Reason.class);
    private final long available;
    private long left;
    private long funded;
    private int judged;
    private Verdict.@Nullable Short first;

    private Course(long available) {
      this.available = available;
      this.left = available;
    }

    private void take(FundingPolicy.Round round) {
      left -= round.held();
      judged += round.verdicts().size();
      round.verdicts().forEach(this::count);
      first = first == null ? round.shortage().orElse(null) : first;
    }

    private void count(Verdict verdict) {
      switch (verdict) {
        case Verdict.Fund fund -> funded++;
        case Verdict.StepAside aside -> defer(aside.reason(), 1);
        case Verdict.Short blocked -> {}
      }
    }

    private void defer(Reason reason, long count) {
      deferred.merge(reason, count, Long::sum);
    }

    private Outcome outcome(LedgerKey key, Optional<Blocked> blocked, boolean isTruncated) {
      return new Outcome(
          key,
          available,
          funded,
          available - left,
          deferred,
          blocked,
          judged,
          isTruncated,
          Optional.empty());
    }

    private Outcome stopped(LedgerKey key, Instant since) {
      return new Outcome(
          key, available, 0, 0, Map.of(), Optional.empty(), 0, false, Optional.of(since));
    }
  }
}
