package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.outbox.StoredFacts.StoredFact;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the fixed table where it differs from what was published last. */
@Service
public class RatesPublication {
  private static final String SOURCE = "fixed";

  private final RatesSettings settings;
  private final Rates rates;
  private final RatesFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final DecisionGate gate;

  RatesPublication(
      RatesSettings settings,
      Rates rates,
      RatesFacts facts,
      Outbox outbox,
      IdSource ids,
      DecisionGate gate) {
    this.settings = settings;
    this.rates = rates;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.gate = gate;
  }

  /** Idempotent; safe for any number of replicas at once. */
  @Transactional
  public void publish() {
    gate.requireOpen();
    rates.lockPublication();
    Map<String, Map<String, BigDecimal>> known = rates.newest().published();
    List<OutboundRecord> records = new ArrayList<>();
    settings.table().published().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(base -> !same(base.getValue(), known.getOrDefault(base.getKey(), Map.of())))
        .map(base -> rates.publish(base.getKey(), base.getValue(), SOURCE, ids.nextUuid()))
        .map(facts::ratesPublished)
        .forEach(records::add);
    outbox.append(Topics.RATES.name(), Lane.BULK, records);
  }

  private static boolean same(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(quote -> quote.getValue().equals(other.get(quote.getKey())));
  }

  /** What was published, told again. */
  public List<StoredFact> since(Instant since, long afterCursor, int limit) {
    return rates.since(since, afterCursor, limit).stream()
        .map(publication ->
            new StoredFact(
                publication.number(),
                Topics.RATES.name(),
                Lane.BULK,
                facts.ratesPublished(publication)))
        .toList();
  }
}
