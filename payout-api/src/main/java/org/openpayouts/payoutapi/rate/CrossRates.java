package org.openpayouts.payoutapi.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The price of any currency in any other, by the quotes that were published: as published, else its
 * inverse, else a cross over the dollar, else over the first base, by name, that knows both. The
 * same order as where payouts are funded, so that what is shown is what would be taken.
 */
final class CrossRates {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final String FIRST_MIDDLE = "USD";

  private final Map<Pair, BigDecimal> published = new HashMap<>();
  private final List<String> middles;

  private record Pair(String base, String quote) {}

  private CrossRates(List<Quote> quotes) {
    quotes.forEach(quote -> published.put(new Pair(quote.base(), quote.quote()), quote.rate()));
    middles =
        Stream.concat(Stream.of(FIRST_MIDDLE), quotes.stream().map(Quote::base).sorted())
            .distinct()
            .toList();
  }

  static CrossRates of(List<Quote> quotes) {
    return new CrossRates(quotes);
  }

  /** Units of the quote for one unit of the base; empty where no quotes connect them. */
  Optional<BigDecimal> rate(String base, String quote) {
    if (base.equals(quote)) {
      return Optional.of(BigDecimal.ONE);
    }
    return leg(base, quote)
        .or(() -> middles.stream().flatMap(middle -> over(base, middle, quote)).findFirst());
  }

  private Optional<BigDecimal> leg(String base, String quote) {
    return price(base, quote)
        .or(() -> price(quote, base).map(inverse -> BigDecimal.ONE.divide(inverse, DIGITS)));
  }

  /** Prices that were published in the same direction need a single division. */
  private Stream<BigDecimal> over(String base, String middle, String quote) {
    Optional<BigDecimal> baseInMiddle = price(base, middle);
    Optional<BigDecimal> quoteInMiddle = price(quote, middle);
    if (baseInMiddle.isPresent() && quoteInMiddle.isPresent()) {
      return Stream.of(baseInMiddle.get().divide(quoteInMiddle.get(), DIGITS));
    }
    Optional<BigDecimal> middleInBase = price(middle, base);
    Optional<BigDecimal> middleInQuote = price(middle, quote);
    if (middleInBase.isPresent() && middleInQuote.isPresent()) {
      return Stream.of(middleInQuote.get().divide(middleInBase.get(), DIGITS));
    }
    return leg(base, middle).stream()
        .flatMap(
            first -> leg(middle, quote).stream().map(second -> first.multiply(second, DIGITS)));
  }

  private Optional<BigDecimal> price(String base, String quote) {
    return Optional.ofNullable(published.get(new Pair(base, quote)));
  }
}
