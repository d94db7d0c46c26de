package org.openpayouts.localstack.stack;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The fixed prices of the local stack: one unit of the outer currency in units of the inner one.
 * Whoever checks the paid amounts computes them from this table, not from what a service says.
 */
public final class LocalRates {
  public static final Map<String, Map<String, String>> ALL =
      Map.of(
          "BTC", Map.of("USD", "64000.00", "EUR", "59000.00", "GBP", "50000.00"),
          "EUR", Map.of("USD", "1.08"),
          "GBP", Map.of("USD", "1.28"));

  private LocalRates() {}

  /** The price of one bitcoin. */
  public static Optional<BigDecimal> ofBitcoin(String currency) {
    return Optional.ofNullable(ALL.get("BTC"))
        .map(quotes -> quotes.get(currency))
        .map(BigDecimal::new);
  }
}
