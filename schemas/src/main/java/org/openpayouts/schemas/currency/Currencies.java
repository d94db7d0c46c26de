package org.openpayouts.schemas.currency;

import static java.util.function.Function.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger currencies of the payouts API. Coins with more than nine decimals on their chain are
 * counted in nine; the chain's own book counts base units.
 */
public final class Currencies {
  private static final Map<String, Currency> BY_CODE =
      Stream.of(
              fiat("EUR", 2),
              fiat("USD", 2),
              fiat("GBP", 2),
              fiat("CAD", 2),
              fiat("NZD", 2),
              fiat("AUD", 2),
              fiat("ZAR", 2),
              fiat("JPY", 0),
              crypto("BTC", 8),
              crypto("BCH", 8),
              crypto("GUSD", 2),
              crypto("USDC", 6),
              crypto("PAX", 9),
              crypto("XRP", 6),
              crypto("BUSD", 9),
              crypto("DOGE", 8),
              crypto("ETH", 9),
              crypto("WBTC", 8),
              crypto("DAI", 9))
          .collect(Collectors.toUnmodifiableMap(Currency::code, identity()));

  private Currencies() {}

  public static Optional<Currency> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /**
   * The currency of a code that was validated before.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Currency of(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("unsupported currency " + code));
  }

  /** All codes, in the order of the alphabet. */
  public static List<String> codes() {
    return BY_CODE.keySet().stream().sorted().toList();
  }

  private static Currency fiat(String code, int scale) {
    return new Currency(code, true, scale);
  }

  private static Currency crypto(String code, int scale) {
    return new Currency(code, false, scale);
  }
}
