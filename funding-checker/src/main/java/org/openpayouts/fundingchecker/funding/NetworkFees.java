package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.util.Map;
import org.openpayouts.schemas.currency.Asset;

/**
 * What chains take for a payout, and who pays it.
 *
 * @param quotes by the code of the asset, in that asset; a chain without one takes nothing
 * @param recipientPays whether it is taken from what is paid; else from the platform's fee
 */
record NetworkFees(Map<String, BigDecimal> quotes, boolean recipientPays) {
  static final NetworkFees NONE = new NetworkFees(Map.of(), false);

  NetworkFees {
    quotes = Map.copyOf(quotes);
  }

  BigDecimal of(Asset asset) {
    return quotes.getOrDefault(asset.code(), BigDecimal.ZERO);
  }
}
