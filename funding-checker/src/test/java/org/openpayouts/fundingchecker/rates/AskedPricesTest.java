package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedPricesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
  private static final Agreement AGREEMENT =
      new Agreement(new BigDecimal("2"), 1, Duration.ofMinutes(5));

  @Test
  void findsThePricesOfEachBase() {
    assertThat(
            findings(
                told("a", "BTC", "USD", "64000", 0),
                told("b", "BTC", "USD", "64100", 60),
                told("a", "BTC", "EUR", "59000", 0),
                told("a", "EUR", "USD", "1.08", 0)))
        .containsExactly(
            new Finding(
                "BTC",
                "median of a, b",
                NOW.minusSeconds(60),
                Map.of("USD", new BigDecimal("64050"), "EUR", new BigDecimal("59000"))),
            new Finding("EUR", "median of a", NOW, Map.of("USD", new BigDecimal("1.08"))));
  }

  @Test
  void dropsAPairOnWhichSourcesDisagreeAndKeepsTheOthers() {
    assertThat(
            findings(
                told("a", "BTC", "USD", "64000", 0),
                told("b", "BTC", "USD", "74000", 0),
                told("b", "BTC", "EUR", "59000", 0)))
        .containsExactly(
            new Finding("BTC", "median of b", NOW, Map.of("EUR", new BigDecimal("59000"))));
  }

  @Test
  void findsNoPriceOfABaseOnWhichAllDisagree() {
    assertThat(findings(told("a", "BTC", "USD", "64000", 0), told("b", "BTC", "USD", "74000", 0)))
        .containsExactly(new Finding("BTC", "no agreement", NOW, Map.of()));
  }

  @Test
  void leavesABaseAsItIsOfWhichNothingFreshIsHeard() {
    assertThat(findings()).isEmpty();
    assertThat(findings(told("a", "BTC", "USD", "64000", 301))).isEmpty();
  }

  private static List<Finding> findings(Observation... told) {
    return AskedPrices.judged(List.of(told), AGREEMENT, NOW).findings();
  }

  private static Observation told(
      String source, String base, String quote, String price, int secondsAgo) {
    return new Observation(
        source, new Pair(base, quote), new BigDecimal(price), NOW.minusSeconds(secondsAgo));
  }
}
