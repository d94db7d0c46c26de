package org.openpayouts.fundingchecker.rates;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the sources and publishes what they agree on. Three steps, and only the first and the last
 * in a transaction: the round is begun, sources are asked, and what they said is published if no
 * later round has begun meanwhile. Whoever dies in between leaves a round without a publication.
 */
@Component
class Enquiry {
  private static final Logger log = LoggerFactory.getLogger(Enquiry.class);

  private final RatesSettings settings;
  private final RateRounds rounds;
  private final RateSources sources;
  private final AnswerCounts counts;
  private final RatesPublication publication;

  Enquiry(
      RatesSettings settings,
      RateRounds rounds,
      RateSources sources,
      AnswerCounts counts,
      RatesPublication publication) {
    this.settings = settings;
    this.rounds = rounds;
    this.sources = sources;
    this.counts = counts;
    this.publication = publication;
  }

  /** Asks if a round is due; answers whether one was. */
  boolean askIfDue() {
    Optional<RateRound> round = rounds.begin(settings.interval());
    round.ifPresent(this::ask);
    return round.isPresent();
  }

  private void ask(RateRound round) {
    List<Observation> told = sources.ask(round.askedAt());
    AskedPrices asked = AskedPrices.judged(told, settings.agreement(), round.askedAt());
    counts.count(asked);
    if (!publication.publish(round, asked.findings())) {
      log.atWarn()
          .addKeyValue("round", round.number())
          .log("sources answered after the next round had begun");
    }
  }
}
