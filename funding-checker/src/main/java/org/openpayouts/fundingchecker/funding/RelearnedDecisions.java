package org.openpayouts.fundingchecker.funding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpayouts.fundingchecker.funding.ToldDecision.Ours;
import org.openpayouts.outbox.OwnFacts;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Decisions that were told: their payouts are decided, and nobody opens or judges them again. What
 * became of funded ones is read with them, as far as it was posted.
 */
@Component
@Order(3)
class RelearnedDecisions implements OwnFacts {
  private static final Logger log = LoggerFactory.getLogger(RelearnedDecisions.class);

  private final DecidedFacts facts;
  private final RelearnedFunding funding;
  private final RelearnedQueue queue;
  private final Transitions transitions;
  private final ToldLines lines;
  private final Shortages shortages;

  RelearnedDecisions(
      DecidedFacts facts,
      RelearnedFunding funding,
      RelearnedQueue queue,
      Transitions transitions,
      ToldLines lines,
      Shortages shortages) {
    this.facts = facts;
    this.funding = funding;
    this.queue = queue;
    this.transitions = transitions;
    this.lines = lines;
    this.shortages = shortages;
  }

  @Override
  public String topic() {
    return Topics.LIFECYCLE.name();
  }

  @Override
  public void learn(List<Received<byte[]>> batch) {
    List<Ours> ours = new ArrayList<>();
    List<SettledFact.Settled> settled = new ArrayList<>();
    for (Received<byte[]> fact : batch) {
      switch (facts.read(fact)) {
        case Ours decision -> ours.add(decision);
        case ToldDecision.Settled(var of) -> settled.add(of);
        case ToldDecision.Other() -> {}
      }
    }
    decide(ours);
    funding.settle(settled);
  }

  private void decide(List<Ours> told) {
    List<Ours> ours = unknown(told);
    List<Ours> funded = of(Transition.Funded.class, ours);
    List<Ours> cancelled = of(Transition.Cancelled.class, ours);
    List<Ours> deferred = of(Transition.Deferred.class, ours);
    queue.close(joined(funded, cancelled));
    funding.fund(cast(Transition.Funded.class, funded));
    transitions.cancel(cast(Transition.Cancelled.class, cancelled));
    queue.defer(deferred);
    transitions.defer(cast(Transition.Deferred.class, deferred));
  }

  /**
   * Each decision once, although it was told twice or stands here already. What was told first
   * stands: a second exit of a payout contradicts it, and a person has to look.
   */
  private List<Ours> unknown(List<Ours> told) {
    Map<Transition.Place, UUID> known =
        new HashMap<>(transitions.of(told.stream().map(Ours::payoutId).toList()));
    List<Ours> unknown = new ArrayList<>();
    for (Ours one : told) {
      UUID event = one.transition().common().eventId();
      UUID first = known.putIfAbsent(one.transition().place(), event);
      if (first == null) {
        unknown.add(one);
      } else if (!first.equals(event)) {
        log.atError()
            .addKeyValue("payout", one.payoutId())
            .addKeyValue("stands", first)
            .addKeyValue("contradicts", event)
            .log("a payout was decided twice, what was told first stands");
      }
    }
    return unknown;
  }

  private static List<Ours> of(Class<? extends Transition> kind, List<Ours> all) {
    return all.stream().filter(one -> kind.isInstance(one.transition())).toList();
  }

  private static <T extends Transition> List<T> cast(Class<T> kind, List<Ours> all) {
    return all.stream().map(Ours::transition).map(kind::cast).toList();
  }

  private static List<Ours> joined(List<Ours> one, List<Ours> other) {
    List<Ours> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** A line whose fact the log does not hold leaves its posting as told: the audit shows it. */
  @Override
  public void finish() {
    shortages.place();
    List<String> incomplete = lines.takeRest();
    if (!incomplete.isEmpty()) {
      log.atError()
          .addKeyValue("postings", incomplete)
          .log("postings were told without all facts that they sum up");
    }
  }
}
