package org.openpayouts.fundingchecker.rates;

import java.util.List;
import org.openpayouts.outbox.OwnFacts;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Prices that were told: the next publication gets a version that nobody has seen. */
@Component
@Order(1)
class RelearnedRates implements OwnFacts {
  private final RatesFacts facts;
  private final Rates rates;

  RelearnedRates(RatesFacts facts, Rates rates) {
    this.facts = facts;
    this.rates = rates;
  }

  @Override
  public String topic() {
    return Topics.RATES.name();
  }

  @Override
  public void learn(List<Received<byte[]>> batch) {
    batch.stream().map(facts::publication).forEach(rates::learn);
  }
}
