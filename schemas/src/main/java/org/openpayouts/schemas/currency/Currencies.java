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
              fiat("EUR", "Eurozone Euro", "Eurozone Euros", "€", 2),
              fiat("USD", "US Dollar", "US Dollars", "$", 2),
              fiat("GBP", "Pound Sterling", "Pounds Sterling", "£", 2),
              fiat("CAD", "Canadian Dollar", "Canadian Dollars", "$", 2),
              fiat("NZD", "New Zealand Dollar", "New Zealand Dollars", "$", 2),
              fiat("AUD", "Australian Dollar", "Australian Dollars", "$", 2),
              fiat("ZAR", "South African Rand", "South African Rand", "R", 2),
              fiat("JPY", "Japanese Yen", "Japanese Yen", "¥", 0),
              crypto("BTC", "Bitcoin", "Bitcoin", "฿", 8),
              crypto("BCH", "Bitcoin Cash", "Bitcoin Cash", "฿", 8),
              crypto("GUSD", "Gemini US Dollar", "Gemini US Dollars", "GUSD", 2),
              crypto("USDC", "USD Coin", "USD Coin", "USDC", 6),
              crypto("PAX", "Paxos Standard", "Paxos Standard", "PAX", 9),
              crypto("XRP", "Ripple", "Ripple", "Ʀ", 6),
              crypto("BUSD", "Binance USD", "Binance USD", "BUSD", 9),
              crypto("DOGE", "Dogecoin", "Dogecoins", "Ð", 8),
              crypto("ETH", "Ether", "Ether", "Ξ", 9),
              crypto("WBTC", "Wrapped Bitcoin", "Wrapped Bitcoin", "WBTC", 8),
              crypto("DAI", "Dai", "Dai", "DAI", 9))
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

  /** All of them, in the order of their codes. */
  public static List<Currency> all() {
    return codes().stream().map(Currencies::of).toList();
  }

  private static Currency fiat(String code, String name, String plural, String symbol, int scale) {
    return new Currency(code, name, plural, symbol, true, scale);
  }

  private static Currency crypto(
      String code, String name, String plural, String symbol, int scale) {
    return new Currency(code, name, plural, symbol, false, scale);
  }
}
