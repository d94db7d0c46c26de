package org.openpayouts.payoutapi.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsdPriceTest {

  @Test
  void knowsTheDollarWithoutAQuote() {
    assertThat(UsdPrice.of("USD", List.of())).hasValue(BigDecimal.ONE);
  }

  @Test
  void readsAQuoteInDollars() {
    assertThat(UsdPrice.of("BTC", List.of(quote("BTC", "USD", "40000"))))
        .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("40000"));
  }

  @Test
  void invertsAQuoteOfTheDollar() {
    assertThat(UsdPrice.of("JPY", List.of(quote("USD", "JPY", "160"))))
        .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("0.00625"));
  }

  @Test
  void goesOverACommonBase() {
    List<Quote> quotes = List.of(quote("BTC", "EUR", "32000"), quote("BTC", "USD", "40000"));

    assertThat(UsdPrice.of("EUR", quotes))
        .hasValueSatisfying(price -> assertThat(price).isEqualByComparingTo("1.25"));
  }

  @Test
  void knowsNothingWithoutAConnection() {
    assertThat(UsdPrice.of("EUR", List.of(quote("BTC", "EUR", "32000")))).isEmpty();
  }

  private static Quote quote(String base, String quote, String rate) {
    return new Quote(base, quote, new BigDecimal(rate), 1, Instant.EPOCH);
  }
}
