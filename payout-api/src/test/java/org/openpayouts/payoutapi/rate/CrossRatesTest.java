package org.openpayouts.payoutapi.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossRatesTest {
  private static final CrossRates RATES =
      CrossRates.of(
          List.of(
              quote("BTC", "USD", "50000"),
              quote("BTC", "EUR", "40000"),
              quote("BTC", "JPY", "8000000"),
              quote("ETH", "USD", "2500"),
              quote("BCH", "GBP", "200"),
              quote("BCH", "CAD", "350")));

  @ParameterizedTest
  @CsvSource({
    "BTC, BTC, 1",
    "BTC, USD, 50000",
    "USD, BTC, 0.00002",
    "BTC, ETH, 20",
    "EUR, USD, 1.25",
    "JPY, EUR, 0.005",
    "GBP, CAD, 1.75"
  })
  void crossesWhatWasPublished(String base, String quote, BigDecimal rate) {
    assertThat(RATES.rate(base, quote).orElseThrow()).isEqualByComparingTo(rate);
  }

  @Test
  void guessesNothing() {
    assertThat(RATES.rate("ETH", "EUR")).isEqualTo(Optional.empty());
    assertThat(RATES.rate("GBP", "USD")).isEqualTo(Optional.empty());
    assertThat(RATES.rate("BTC", "DAI")).isEqualTo(Optional.empty());
  }

  private static Quote quote(String base, String quote, String rate) {
    return new Quote(base, quote, new BigDecimal(rate), 1, Instant.EPOCH);
  }
}
