package org.openpayouts.payoutapi.rate;

import java.util.List;
import java.util.Optional;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.stereotype.Service;

/** What currencies cost in each other, as far as quotes were published. */
@Service
public class PriceList {
  private final Rates rates;

  PriceList(Rates rates) {
    this.rates = rates;
  }

  /** One unit of the base in every currency that has a price in it, by their codes. */
  public List<Price> of(Currency base) {
    CrossRates known = CrossRates.of(rates.all());
    return Currencies.all().stream()
        .flatMap(quote -> price(known, base, quote).stream())
        .toList();
  }

  public Optional<Price> of(Currency base, Currency quote) {
    return price(CrossRates.of(rates.all()), base, quote);
  }

  private static Optional<Price> price(CrossRates known, Currency base, Currency quote) {
    return known.rate(base.code(), quote.code()).map(rate -> new Price(quote, rate));
  }
}
