package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * The prices of one base currency, to be published.
 *
 * @param source what they are from, in words
 * @param observedAt of the oldest price in it
 * @param quotes empty where sources told prices and did not agree on any
 */
record Finding(String base, String source, Instant observedAt, Map<String, BigDecimal> quotes) {

  Finding {
    quotes = Map.copyOf(quotes);
  }
}
