package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openpayouts.schemas.currency.Currencies;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where prices come from.
 *
 * @param fixed the fixed table: base currency to quote currency to the price of one unit of the
 *     base, an exact decimal such as 39390.47; without any price nothing is funded
 */
@Validated
@ConfigurationProperties("payouts.rates")
record RatesSettings(Map<String, Map<String, String>> fixed) {
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,18})?");

  RatesSettings {
    fixed = fixed == null ? Map.of() : Map.copyOf(fixed);
    fixed.forEach(
        (base, quotes) -> quotes.forEach((quote, price) -> requireValid(base, quote, price)));
  }

  private static void requireValid(String base, String quote, String price) {
    String name = "payouts.rates.fixed." + base + "." + quote;
    if (Currencies.find(base).isEmpty() || Currencies.find(quote).isEmpty()) {
      throw new IllegalArgumentException(name + " names an unsupported currency");
    }
    if (base.equals(quote)
        || !PRICE.matcher(price).matches()
        || new BigDecimal(price).signum() == 0) {
      throw new IllegalArgumentException(name + " is no price: " + price);
    }
  }

  /** The table, exactly as written. */
  RateTable table() {
    return new RateTable(
        fixed.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, base -> prices(base.getValue()))));
  }

  private static Map<String, BigDecimal> prices(Map<String, String> quotes) {
    return quotes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, quote -> new BigDecimal(quote.getValue())));
  }
}
