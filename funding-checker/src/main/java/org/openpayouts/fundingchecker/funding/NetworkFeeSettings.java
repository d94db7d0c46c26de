package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What chains take for a payout.
 *
 * @param quotes asset to what its chain takes for one payout, in that asset, an exact decimal such
 *     as 0.00000700; none is nothing. Fixed for each payout when it is funded, and paid as the
 *     merchant's policy says (docs/concepts/ledger.md)
 */
@ConfigurationProperties("payouts.network-fees")
record NetworkFeeSettings(Map<String, String> quotes) {
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,18})?");

  NetworkFeeSettings {
    quotes = quotes == null ? Map.of() : Map.copyOf(quotes);
    quotes.forEach(NetworkFeeSettings::requireValid);
  }

  private static void requireValid(String code, String quote) {
    String name = "payouts.network-fees.quotes." + code;
    Asset asset =
        Assets.find(code)
            .orElseThrow(() -> new IllegalArgumentException(name + " is of no asset that is paid"));
    if (!AMOUNT.matcher(quote).matches()
        || new BigDecimal(quote).stripTrailingZeros().scale() > asset.payableScale()) {
      throw new IllegalArgumentException(
          name + " is no amount of at most " + asset.payableScale() + " decimals: " + quote);
    }
  }

  NetworkFees paidBy(boolean recipient) {
    return new NetworkFees(
        quotes.entrySet().stream()
            .collect(
                toUnmodifiableMap(Map.Entry::getKey, quote -> new BigDecimal(quote.getValue()))),
        recipient);
  }
}
