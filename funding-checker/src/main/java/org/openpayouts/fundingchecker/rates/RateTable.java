package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prices at one moment: units of the quote currency for one unit of the base. A price that was
 * published is used as it is; an inverse, or a cross over USD or else over the first published base
 * that knows both, is rounded half even to 34 significant digits ({@link MathContext#DECIMAL128}),
 * far below any ledger unit, and then fixed.
 */
public record RateTable(Map<String, Map<String, BigDecimal>> published) {
  static final MathContext PRECISION = MathContext.DECIMAL128;

  private static final String PIVOT = "USD";

  public RateTable {
    published =
        published.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
  }

  /** The price of one unit of the base in the quote currency; empty where nothing tells it. */
  public Optional<BigDecimal> price(String base, String quote) {
    return quoted(base, quote).or(() -> crossed(base, quote));
  }

  private Optional<BigDecimal> quoted(String base, String quote) {
    if (base.equals(quote)) {
      return Optional.of(BigDecimal.ONE);
    }
    return direct(base, quote)
        .or(() -> direct(quote, base).map(inverse -> BigDecimal.ONE.divide(inverse, PRECISION)));
  }

  private Optional<BigDecimal> crossed(String base, String quote) {
    return Stream.concat(Stream.of(PIVOT), published.keySet().stream().sorted())
        .flatMap(pivot -> over(pivot, base, quote).stream())
        .findFirst();
  }

  /** One division wherever both prices were published in the same direction. */
  private Optional<BigDecimal> over(String pivot, String base, String quote) {
    return ratio(direct(pivot, quote), direct(pivot, base))
        .or(() -> ratio(quoted(base, pivot), quoted(quote, pivot)));
  }

  private static Optional<BigDecimal> ratio(
      Optional<BigDecimal> dividend, Optional<BigDecimal> divisor) {
    return dividend.flatMap(above -> divisor.map(below -> above.divide(below, PRECISION)));
  }

  private Optional<BigDecimal> direct(String base, String quote) {
    return Optional.ofNullable(published.getOrDefault(base, Map.of()).get(quote));
  }
}
