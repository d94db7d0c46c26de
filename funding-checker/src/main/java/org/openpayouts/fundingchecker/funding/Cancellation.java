package org.openpayouts.fundingchecker.funding;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openpayouts.fundingchecker.funding.IntakeNews.CancelAsked;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/**
 * Decides cancellations: a payout that is still open is cancelled by deleting its open row; one
 * that nothing was heard of yet is cancelled at once, and its request will open nothing; one that
 * was decided before stays as it is.
 */
@Component
class Cancellation {
  private final OpenPayouts openPayouts;
  private final Arrivals arrivals;
  private final Transitions transitions;
  private final FundingFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final Clocks clocks;
  private final Counter cancellations;

  Cancellation(
      OpenPayouts openPayouts,
      Arrivals arrivals,
      Transitions transitions,
      FundingFacts facts,
      Outbox outbox,
      IdSource ids,
      Clocks clocks,
      MeterRegistry meters) {
    this.openPayouts = openPayouts;
    this.arrivals = arrivals;
    this.transitions = transitions;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.clocks = clocks;
    this.cancellations = meters.counter("payouts.decided", "decision", "cancelled");
  }

  /** In the caller's transaction; each payout at most once. */
  void decide(List<CancelAsked> cancels) {
    if (cancels.isEmpty()) {
      return;
    }
    Map<String, CancelAsked> byPayout =
        cancels.stream().collect(toMap(cancel -> cancel.arrival().payoutId(), identity()));
    List<Taken> taken = new ArrayList<>(openPayouts.take(List.copyOf(byPayout.keySet())));
    taken.addAll(takeUnheardOf(byPayout, taken));
    say(taken, byPayout);
  }

  private List<Taken> takeUnheardOf(Map<String, CancelAsked> byPayout, List<Taken> taken) {
    Set<String> known = Set.copyOf(taken.stream().map(Taken::payoutId).toList());
    List<IntakeNews.Arrival> rest =
        byPayout.values().stream()
            .map(CancelAsked::arrival)
            .filter(arrival -> !known.contains(arrival.payoutId()))
            .toList();
    return arrivals.close(rest).stream()
        .map(id -> Objects.requireNonNull(byPayout.get(id)).arrival())
        .map(a -> new Taken(a.payoutId(), a.ledger(), 0, a.requestMac(), a.told()))
        .toList();
  }

  private void say(List<Taken> taken, Map<String, CancelAsked> byPayout) {
    Instant now = clocks.now();
    List<Transition.Cancelled> cancelled = new ArrayList<>();
    List<OutboundRecord> records = new ArrayList<>();
    for (Taken payout : taken) {
      Transition.Cancelled fact =
          cancelled(payout, Objects.requireNonNull(byPayout.get(payout.payoutId())), now);
      cancelled.add(fact);
      records.add(facts.fact(fact, payout.told()));
    }
    transitions.cancel(cancelled);
    outbox.append(Topics.LIFECYCLE.name(), Lane.FAST, records);
    cancellations.increment(cancelled.size());
  }

  private Transition.Cancelled cancelled(Taken payout, CancelAsked asked, Instant now) {
    Transition.Common common =
        new Transition.Common(
            payout.payoutId(),
            payout.ledger(),
            Math.max(payout.sequence(), asked.sequence() + 1),
            ids.nextUuid(),
            asked.eventId(),
            now);
    return new Transition.Cancelled(common, asked.requestedRole(), asked.requestedBy());
  }
}
