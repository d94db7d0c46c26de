package org.openpayouts.fundingchecker.rates;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.Outbox;
import org.openpayouts.outbox.StoredFacts.StoredFact;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes prices: row and fact in one transaction, one publisher at a time. */
@Service
public class RatesPublication {
  private final RatesSettings settings;
  private final Rates rates;
  private final RateRounds rounds;
  private final RatesFacts facts;
  private final Outbox outbox;
  private final IdSource ids;
  private final DecisionGate gate;

  RatesPublication(
      RatesSettings settings,
      Rates rates,
      RateRounds rounds,
      RatesFacts facts,
      Outbox outbox,
      IdSource ids,
      DecisionGate gate) {
    this.settings = settings;
    this.rates = rates;
    this.rounds = rounds;
    this.facts = facts;
    this.outbox = outbox;
    this.ids = ids;
    this.gate = gate;
  }

  /**
   * Publishes the fixed table where it differs from what was published last. Idempotent; safe for
   * any number of replicas at once.
   */
  @Transactional
  public void publish() {
    gate.requireOpen();
    Instant now = rates.lockPublication();
    Map<String, Map<String, BigDecimal>> known =
        rates.newest().publications().stream()
            .filter(Publication::isFixed)
            .collect(toMap(Publication::base, Publication::quotes));
    tellFixed(now, base -> !same(base.getValue(), known.getOrDefault(base.getKey(), Map.of())));
  }

  /**
   * Publishes what is fixed of those bases of which sources were told last: a replica whose
   * settings still ask for them published after this one had started. Leaves another fixed table
   * alone, for two that insisted on their own would publish in turn without end.
   */
  @Transactional
  void publishInPlaceOfSources() {
    gate.requireOpen();
    Instant now = rates.lockPublication();
    Set<String> sourced =
        rates.newest().publications().stream()
            .filter(publication -> !publication.isFixed())
            .map(Publication::base)
            .collect(toSet());
    tellFixed(now, base -> sourced.contains(base.getKey()));
  }

  private void tellFixed(Instant now, Predicate<Map.Entry<String, Map<String, BigDecimal>>> which) {
    tell(
        settings.table().published().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(which)
            .map(base -> new Finding(base.getKey(), Publication.FIXED, now, base.getValue()))
            .toList());
  }

  /**
   * Publishes what a round found, unless a later one has begun: what it heard is then older than
   * what that one hears.
   *
   * @return whether it did
   */
  @Transactional
  boolean publish(RateRound round, List<Finding> findings) {
    gate.requireOpen();
    if (!rounds.isLast(round)) {
      return false;
    }
    rates.lockPublication();
    tell(findings);
    return true;
  }

  private void tell(List<Finding> findings) {
    List<Publication> published =
        findings.stream().map(finding -> rates.publish(finding, ids.nextUuid())).toList();
    published.forEach(publication -> rates.forget(publication, settings.retention()));
    outbox.append(
        Topics.RATES.name(), Lane.BULK, published.stream().map(facts::ratesPublished).toList());
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
