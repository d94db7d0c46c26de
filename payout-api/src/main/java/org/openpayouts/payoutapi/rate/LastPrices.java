package org.openpayouts.payoutapi.rate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.openpayouts.schemas.currency.Currency;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What one unit of a currency is worth, as it was read within the last second: prices change every
 * few minutes, and each request asks for one.
 */
@Component
public class LastPrices {
  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

  private final Function<Currency, Optional<BigDecimal>> read;
  private final LongSupplier nanoTime;
  private final Map<Currency, Seen> seen = new ConcurrentHashMap<>();

  @Autowired
  LastPrices(Rates rates) {
    this(rates::usdPerUnit, System::nanoTime);
  }

  LastPrices(Function<Currency, Optional<BigDecimal>> read, LongSupplier nanoTime) {
    this.read = read;
    this.nanoTime = nanoTime;
  }

  private record Seen(Optional<BigDecimal> usdPerUnit, long atNanos) {}

  /** Empty where none was ever published; then the price is judged at funding. */
  public Optional<BigDecimal> usdPerUnit(Currency currency) {
    long now = nanoTime.getAsLong();
    Seen last = seen.get(currency);
    if (last == null || now - last.atNanos() >= KEPT_NANOS) {
      last = new Seen(read.apply(currency), now);
      seen.put(currency, last);
    }
    return last.usdPerUnit();
  }
}
