package org.openpayouts.fundingchecker.funding;

import java.util.List;
import org.openpayouts.outbox.OwnFacts;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Cutoffs that this service had handled: they were swept, and are not swept again. What they left
 * waits for the next one, as it did before.
 */
@Component
@Order(4)
class RelearnedCutoffs implements OwnFacts {
  private final CutoffFacts facts;
  private final Cutoffs cutoffs;
  private final Arrivals arrivals;

  RelearnedCutoffs(CutoffFacts facts, Cutoffs cutoffs, Arrivals arrivals) {
    this.facts = facts;
    this.cutoffs = cutoffs;
    this.arrivals = arrivals;
  }

  @Override
  public String topic() {
    return Topics.CUTOFFS.name();
  }

  /** The facts are those of batch-scheduler; ours is how far we had come with them. */
  @Override
  public Until until() {
    return Until.HANDLED;
  }

  @Override
  public void learn(List<Received<byte[]>> batch) {
    arrivals.lockExclusive();
    batch.stream()
        .map(fact -> facts.decode(fact.topic(), fact.value()).traced(fact.header("traceparent")))
        .forEach(news -> {
          cutoffs.announce(news);
          cutoffs.raise(news);
          cutoffs.swept(news);
        });
  }
}
