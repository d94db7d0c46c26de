package org.openpayouts.payoutapi.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** What one unit of a currency costs in dollars, by quotes that may name it on either side. */
final class UsdPrice {
  private static final String USD = "USD";

  private UsdPrice() {}

  /** Empty where no quote, alone or over one common base, connects the currency with the dollar. */
  static Optional<BigDecimal> of(String currency, List<Quote> quotes) {
    if (currency.equals(USD)) {
      return Optional.of(BigDecimal.ONE);
    }
    return rate(currency, USD, quotes)
        .or(() -> rate(USD, currency, quotes).map(UsdPrice::inverse))
        .or(() -> overCommonBase(currency, quotes));
  }

  private static Optional<BigDecimal> overCommonBase(String currency, List<Quote> quotes) {
    return quotes.stream()
        .filter(quote -> quote.quote().equals(currency))
        .flatMap(perBase ->
            rate(perBase.base(), USD, quotes).stream()
                .map(usd -> usd.divide(perBase.rate(), MathContext.DECIMAL64)))
        .findFirst();
  }

  private static Optional<BigDecimal> rate(String base, String quote, List<Quote> quotes) {
    return quotes.stream()
        .filter(one -> one.base().equals(base) && one.quote().equals(quote))
        .map(Quote::rate)
        .findFirst();
  }

  private static BigDecimal inverse(BigDecimal rate) {
    return BigDecimal.ONE.divide(rate, MathContext.DECIMAL64);
  }
}
