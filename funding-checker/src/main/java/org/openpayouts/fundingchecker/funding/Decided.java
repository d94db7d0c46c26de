package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.List;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.StoredFacts.StoredFact;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** The decisions about payouts, told again. */
@Component
public class Decided {
  private final DecidedTransitions transitions;
  private final Shortages shortages;
  private final FundingFacts facts;
  private final ShortageFacts shortageFacts;

  Decided(
      DecidedTransitions transitions,
      Shortages shortages,
      FundingFacts facts,
      ShortageFacts shortageFacts) {
    this.transitions = transitions;
    this.shortages = shortages;
    this.facts = facts;
    this.shortageFacts = shortageFacts;
  }

  public List<StoredFact> ofPayout(String payoutId, long afterCursor, int limit) {
    return transitions.ofPayout(payoutId, afterCursor, limit).stream().map(this::stored).toList();
  }

  public List<StoredFact> since(Instant since, long afterCursor, int limit) {
    return transitions.since(since, afterCursor, limit).stream().map(this::stored).toList();
  }

  public List<StoredFact> shortagesSince(Instant since, long afterCursor, int limit) {
    return shortages.since(since, afterCursor, limit).stream()
        .map(numbered ->
            new StoredFact(
                numbered.number(),
                Topics.RESERVE_ENTRIES.name(),
                Lane.BULK,
                shortageFacts.reserveShort(numbered.shortage())))
        .toList();
  }

  private StoredFact stored(DecidedTransitions.Numbered numbered) {
    Lane lane =
        switch (numbered.transition()) {
          case Transition.Funded funded -> Lane.BULK;
          case Transition.Deferred deferred -> Lane.BULK;
          case Transition.Cancelled cancelled -> Lane.FAST;
        };
    return new StoredFact(
        numbered.number(),
        Topics.LIFECYCLE.name(),
        lane,
        facts.fact(numbered.transition(), numbered.told()));
  }
}
