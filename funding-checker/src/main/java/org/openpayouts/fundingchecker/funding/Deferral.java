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
  private final OpenPayouts openPayouts;
  private final Transitions transitions;
  private final Shortages shortages;
  private final FundingFacts facts;
  private final ShortageFacts shortageFacts;
  private final Outbox outbox;
  private final IdSource ids;
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
      MeterRegistry meters) {
    this.openPayouts = openPayouts;
    this.transitions = transitions;
    this.shortages = shortages;
    this.facts = facts;
    this.shortageFacts = shortageFacts;
    this.outbox = outbox;
    this.ids = ids;
    this.deferrals = meters.counter("payouts.decided", "decision", "deferred");
    this.shortReserves = meters.counter("payouts.shortages");
  }

  /** Answers how many payouts got another reason. */
  int write(Sweep sweep, Reserve reserve, FundingPolicy.Round round) {
    Verdict.@Nullable Short first = firstShortage(sweep, reserve, round);
    List<Verdict.StepAside> changed =
        Stream.concat(
                round.verdicts().stream()
                    .filter(Verdict.StepAside.class::isInstance)
                    .map(Verdict.StepAside.class::cast),
                Stream.ofNullable(first).map(Deferral::aside))
            .filter(aside -> aside.reason() != aside.payout().said())
            .toList();
    if (changed.isEmpty()) {
      return 0;
    }
    return say(sweep, reserve, changed, first);
  }

  private static Verdict.StepAside aside(Verdict.Short blocked) {
    return new Verdict.StepAside(blocked.payout(), Reason.RESERVE_SHORT, null);
  }

  private int say(
      Sweep sweep,
      Reserve reserve,
      List<Verdict.StepAside> changed,
      Verdict.@Nullable Short first) {
    Map<String, Verdict.StepAside> byPayout =
        changed.stream().collect(toMap(aside -> aside.payout().payoutId(), identity()));
    List<Transition.Deferred> deferred = new ArrayList<>();
    List<OutboundRecord> records = new ArrayList<>();
    for (Taken payout : openPayouts.defer(changed)) {
      Verdict.StepAside aside = Objects.requireNonNull(byPayout.get(payout.payoutId()));
      Long missing =
          aside.reason() == Reason.RESERVE_SHORT && first != null ? first.missing() : null;
      Transition.Deferred fact =
          new Transition.Deferred(
              common(sweep, reserve, payout),
              sweep.cutoff().id(),
              aside.reason(),
              missing,
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
   * The shortage of the round, if it is the first of this cutoff and ledger; says it. There is one
   * for a cutoff: where a deposit moved its end, only the payout is answered at which it ends now.
   */
  private Verdict.@Nullable Short firstShortage(
      Sweep sweep, Reserve reserve, FundingPolicy.Round round) {
    Verdict.Short blocked = round.shortage().orElse(null);
    if (blocked == null) {
      return null;
    }
    if (shortages.isNoted(sweep)) {
      return sweep.onDeposit() && isEnd(round, blocked) ? blocked : null;
    }
    Place place = blocked.payout().place();
    Shortage shortage =
        new Shortage(
            sweep.ledger(),
            Shortage.Cutoff.of(sweep, reserve.lockedAt()),
            place,
            blocked.missing(),
            openPayouts.waiting(sweep, place),
            ids.nextUuid(),
            sweep.cutoff().eventId(),
            sweep.cutoff().traceparent(),
            reserve.lockedAt());
    if (!shortages.note(shortage)) {
      return null;
    }
    outbox.append(
        Topics.RESERVE_ENTRIES.name(), Lane.BULK, List.of(shortageFacts.reserveShort(shortage)));
    shortReserves.increment();
    return blocked;
  }

  private static boolean isEnd(FundingPolicy.Round round, Verdict.Short blocked) {
    return round.verdicts().getLast().equals(blocked);
  }
}
