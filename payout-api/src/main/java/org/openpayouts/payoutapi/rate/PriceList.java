package org.openpayouts.payoutapi.rate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.stereotype.Service;

/** What currencies cost in each other, as far as quotes were published. */
@Service
public class PriceList {
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private final Rates rates;
  private final Clock clock;
  private volatile @Nullable Read last;

  PriceList(Rates rates, Clock clock) {
    this.rates = rates;
    this.clock = clock;
  }

  /** What was read of the quotes, and when. Anybody may ask, unsigned: not each one reads again. */
  private record Read(Instant at, CrossRates rates) {}

  private CrossRates known() {
    Instant now = clock.instant();
    Read read = last;
    if (read == null || Duration.between(read.at(), now).abs().compareTo(GOOD_FOR) >= 0) {
      read = new Read(now, CrossRates.of(rates.all()));
      last = read;
    }
    return read.rates();
  }

  /** One unit of the base in every currency that has a price in it, by their codes. */
  public List<Price> of(Currency base) {
    CrossRates known = known();
    return Currencies.all().stream().flatMap(quote -> price(known, base, quote).stream()).toList();
  }

  public Optional<Price> of(Currency base, Currency quote) {
    return price(known(), base, quote);
  }

  private static Optional<Price> price(CrossRates known, Currency base, Currency quote) {
    return known.rate(base.code(), quote.code()).map(rate -> new Price(quote, rate));
  }
}
