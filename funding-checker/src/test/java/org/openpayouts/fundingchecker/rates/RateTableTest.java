package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateTableTest {
  private static final RateTable TABLE =
      new RateTable(
          Map.of(
              "BTC",
              Map.of("USD", new BigDecimal("39390.47"), "GBP", new BigDecimal("27883.96")),
              "EUR",
              Map.of("USD", new BigDecimal("1.25"))));

  @Test
  void tellsAPublishedPriceAsItIs() {
    assertThat(TABLE.price("BTC", "USD")).contains(new BigDecimal("39390.47"));
  }

  @Test
  void tellsTheInverseOfAPublishedPrice() {
    assertThat(TABLE.price("USD", "EUR")).contains(new BigDecimal("0.8"));
  }

  @Test
  void tellsOneForACurrencyInItself() {
    assertThat(TABLE.price("DOGE", "DOGE")).contains(BigDecimal.ONE);
  }

  @Test
  void crossesOverDollars() {
    assertThat(TABLE.price("BTC", "EUR")).contains(new BigDecimal("31512.376"));
    assertThat(TABLE.price("EUR", "BTC").orElseThrow())
        .isEqualByComparingTo(
            new BigDecimal("1.25").divide(new BigDecimal("39390.47"), RateTable.PRECISION));
  }

  @Test
  void crossesOverAPublishedBaseWhereDollarsDoNotHelp() {
    assertThat(TABLE.price("GBP", "USD").orElseThrow())
        .isEqualByComparingTo(
            new BigDecimal("39390.47").divide(new BigDecimal("27883.96"), RateTable.PRECISION));
  }

  @Test
  void prefersAPublishedPriceToACross() {
    assertThat(TABLE.price("BTC", "GBP")).contains(new BigDecimal("27883.96"));
  }

  @Test
  void tellsNothingWhereNothingIsKnown() {
    assertThat(TABLE.price("ETH", "USD")).isEmpty();
    assertThat(TABLE.price("EUR", "GBP")).isEmpty();
  }
}
