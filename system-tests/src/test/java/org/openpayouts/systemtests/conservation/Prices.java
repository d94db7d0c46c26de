package org.openpayouts.systemtests.conservation;

import java.math.BigDecimal;
import java.util.Map;

/** The price of one bitcoin in each currency, as the stack under test was told it. */
public record Prices(Map<String, BigDecimal> ofBitcoin) {
  public Prices {
    ofBitcoin = Map.copyOf(ofBitcoin);
  }

  boolean agree(String currency, BigDecimal locked) {
    BigDecimal told = ofBitcoin.get(currency);
    return told != null && told.compareTo(locked) == 0;
  }
}
