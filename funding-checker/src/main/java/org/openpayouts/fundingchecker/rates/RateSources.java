package org.openpayouts.fundingchecker.rates;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sources, asked at the same time: a slow one keeps none of the others waiting. */
record RateSources(List<RateSource> all) {
  private static final Logger log = LoggerFactory.getLogger(RateSources.class);

  RateSources {
    all = List.copyOf(all);
  }

  List<Observation> ask(Instant askedAt) {
    return Together.each(all, source -> ask(source, askedAt));
  }

  /** What one source does wrong is no reason not to hear the others. */
  private static List<Observation> ask(RateSource source, Instant askedAt) {
    try {
      return source.ask(askedAt);
    } catch (RuntimeException e) {
      log.atError()
          .setCause(e)
          .addKeyValue("source", source.name())
          .log("a source of prices could not be asked");
      return List.of();
    }
  }
}
