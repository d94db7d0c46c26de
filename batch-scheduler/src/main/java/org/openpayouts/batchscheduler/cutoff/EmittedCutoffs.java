package org.openpayouts.batchscheduler.cutoff;

import java.util.List;
import java.util.Objects;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** The facts of this service, told again from its rows. */
@Component
class EmittedCutoffs implements StoredFacts {
  private final Cutoffs cutoffs;
  private final CutoffFacts facts;

  EmittedCutoffs(Cutoffs cutoffs, CutoffFacts facts) {
    this.cutoffs = cutoffs;
    this.facts = facts;
  }

  /** A cutoff belongs to no single payout, so only the scope "since" finds any. */
  @Override
  public List<StoredFact> page(Scope scope, long afterCursor, int limit) {
    return switch (scope) {
      case Scope.OfPayout ofPayout -> List.of();
      case Scope.Since since ->
          cutoffs.emittedSince(since.instant(), afterCursor, limit).stream()
              .map(this::stored)
              .toList();
    };
  }

  private StoredFact stored(Cutoff cutoff) {
    long number = Objects.requireNonNull(cutoff.emission(), "not emitted yet").number();
    return new StoredFact(number, Topics.CUTOFFS.name(), Lane.BULK, facts.cutoffReached(cutoff));
  }
}
