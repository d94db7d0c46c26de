package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The prices of one base currency, as published. */
record Publication(
    long number,
    String base,
    long version,
    String source,
    Instant observedAt,
    UUID eventId,
    Map<String, BigDecimal> quotes) {
  /** The source of prices that the settings fix. */
  static final String FIXED = "fixed";

  boolean isFixed() {
    return source.equals(FIXED);
  }
}
