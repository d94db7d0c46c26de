package org.openpayouts.fundingchecker.funding;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.Reserve;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Says why payouts were not funded: of each only when its reason changed, of a shortage once. */
@Component
class Deferral {
  private static final int COUNTED_PAGES_MAX = 100;

  private final OpenPayouts openPayouts;
  private final Transitions transitions;
  private final Shortages shortages;
  private final FundingFacts facts;
  private final ShortageFacts shortageFacts;
  private final Outbox outbox;
  private final IdSource ids;
  private final FundingSettings settings;
  private final Counter deferrals;
  private final Counter shortReserves;

  Deferral(
      OpenPayouts openPayouts,
      Transitions transitions,
      Shortages shortages,
      FundingFacts facts,
      ShortageFacts shortageFacts,
      Outbox outbox,
      IdSource ids,
      FundingSettings settings,
      MeterRegistry meters) {
    this.openPayouts = openPayouts;
    this.transitions = transitions;
    this.shortages = shortages;
    this.facts = facts;
    this.shortageFacts = shortageFacts;
    this.outbox = outbox;
    this.ids = ids;
    this.settings = settings;
    this.deferrals = meters.counter("payouts.decided", "decision", "deferred");
    this.shortReserves = meters.counter("payouts.shortages");
  }

  /** Answers how many payouts got another reason. */
  int write(Sweep sweep, Reserve reserve, FundingPolicy.Round round) {
    List<Verdict.Short> blocked = blocked(sweep, reserve, round);
    List<Verdict.StepAside> changed =
        Stream.concat(
                round.verdicts().stream()
                    .filter(Verdict.StepAside.class::isInstance)
                    .map(Verdict.StepAside.class::cast),
                blocked.stream().map(Deferral::aside))
            .filter(aside -> aside.reason() != aside.payout().said())
            .toList();
    if (changed.isEmpty()) {
      return 0;
    }
    return say(sweep, reserve, changed, blocked);
  }

  private static Verdict.StepAside aside(Verdict.Short blocked) {
    return new Verdict.StepAside(blocked.payout(), Reason.RESERVE_SHORT, null);
  }

  private int say(
      Sweep sweep, Reserve reserve, List<Verdict.StepAside> changed, List<Verdict.Short> blocked) {
    Map<String, Verdict.StepAside> byPayout =
        changed.stream().collect(toMap(aside -> aside.payout().payoutId(), identity()));
    Map<String, Long> missing =
        blocked.stream().collect(toMap(one -> one.payout().payoutId(), Verdict.Short::missing));
    List<Transition.Deferred> deferred = new ArrayList<>();
    List<OutboundRecord> records = new ArrayList<>();
    for (Taken payout : openPayouts.defer(changed)) {
      Verdict.StepAside aside = Objects.requireNonNull(byPayout.get(payout.payoutId()));
      Transition.Deferred fact =
          new Transition.Deferred(
              common(sweep, reserve, payout),
              sweep.cutoff().id(),
              aside.reason(),
              missing.get(payout.payoutId()),
              aside.eligibleFrom());
      deferred.add(fact);
      records.add(facts.fact(fact, payout.told()));
    }
    transitions.defer(deferred);
    outbox.append(Topics.LIFECYCLE.name(), Lane.BULK, records);
    deferrals.increment(deferred.size());
    return deferred.size();
  }

  private Transition.Common common(Sweep sweep, Reserve reserve, Taken payout) {
    return new Transition.Common(
        payout.payoutId(),
        payout.ledger(),
        payout.sequence(),
        ids.nextUuid(),
        sweep.cutoff().eventId(),
        reserve.lockedAt());
  }

  /**
   * The payouts of which it is to be said that the reserve is short: the one at which it ended, if
   * that is the first of this cutoff and ledger; says it of the ledger too. There is one for a
   * cutoff. Where a deposit moved its end, only the payout is answered at which it ends now. Of
   * stragglers in front of it the first is, and each where a small one may overtake, for nothing
   * else explains why they wait. A cutoff over named payouts answers again when one comes late.
   */
  private List<Verdict.Short> blocked(Sweep sweep, Reserve reserve, FundingPolicy.Round round) {
    if (round.shortage().isEmpty()) {
      return List.of();
    }
    Verdict.Short first = round.shortage().get();
    if (!shortages.isNoted(sweep)) {
      return note(sweep, reserve, first) ? List.of(first) : List.of();
    }
    if (sweep.stragglers()) {
      return round.verdicts().stream()
          .filter(Verdict.Short.class::isInstance)
          .map(Verdict.Short.class::cast)
          .toList();
    }
    boolean asksAgain = sweep.onDeposit() || sweep.onlyPayouts() != null;
    return asksAgain && isEnd(round, first) ? List.of(first) : List.of();
  }

  private boolean note(Sweep sweep, Reserve reserve, Verdict.Short blocked) {
    Place place = blocked.payout().place();
    Shortage shortage =
        new Shortage(
            sweep.ledger(),
            Shortage.Cutoff.of(sweep, reserve.lockedAt()),
            place,
            blocked.missing(),
            waiting(sweep, place),
            ids.nextUuid(),
            sweep.cutoff().eventId(),
            sweep.cutoff().traceparent(),
            reserve.lockedAt());
    if (!shortages.note(shortage)) {
      return false;
    }
    outbox.append(
        Topics.RESERVE_ENTRIES.name(), Lane.BULK, List.of(shortageFacts.reserveShort(shortage)));
    shortReserves.increment();
    return true;
  }

  /** All of them; where a chunk has failed, for they may be too many, only as far as some pages. */
  private long waiting(Sweep sweep, Place from) {
    int failures = sweep.attempts();
    @Nullable Integer most =
        failures == 0 ? null : COUNTED_PAGES_MAX * settings.chunkSizeAfter(failures);
    return openPayouts.waiting(sweep, from, most);
  }

  private static boolean isEnd(FundingPolicy.Round round, Verdict.Short blocked) {
    return round.verdicts().getLast().equals(blocked);
  }
}
