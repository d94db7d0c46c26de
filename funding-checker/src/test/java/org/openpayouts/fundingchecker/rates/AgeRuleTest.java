package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeRuleTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
  private static final AgeRule RULE = new AgeRule(Duration.ofMinutes(5), Set.of("BTC"));

  @ParameterizedTest(name = "observed {0} ago")
  @CsvSource({
    "PT0S, true",
    "PT5M, true",
    "PT5M0.000001S, false",
    "P400D, false",
    "-PT5M, true",
    "-PT6M, false",
  })
  void countsWhatSourcesToldWhileItIsYoung(Duration ago, boolean counts) {
    RateTable usable = RULE.usable(List.of(asked("EUR", NOW.minus(ago))), NOW);

    assertThat(usable.price("EUR", "USD").isPresent()).isEqualTo(counts);
  }

  @Test
  void countsAFixedPriceOfAnyAge() {
    assertThat(RULE.usable(List.of(fixed("BTC")), NOW).price("BTC", "USD")).isPresent();
  }

  /** An operator who takes a price out of the settings wants nobody funded at it. */
  @Test
  void forgetsAFixedPriceThatTheSettingsNoLongerHave() {
    assertThat(RULE.usable(List.of(fixed("EUR")), NOW).price("EUR", "USD")).isEmpty();
  }

  @Test
  void waitsForTheFixedTableWhereItHasReplacedSources() {
    assertThat(RULE.usable(List.of(asked("BTC", NOW)), NOW).price("BTC", "USD")).isEmpty();
  }

  @Test
  void crossesOverNothingThatIsOld() {
    List<Publication> newest = List.of(fixed("BTC"), asked("EUR", NOW.minus(Duration.ofHours(1))));

    RateTable usable = RULE.usable(newest, NOW);

    assertThat(usable.price("BTC", "EUR")).isEmpty();
    assertThat(usable.price("BTC", "USD")).isPresent();
  }

  private static Publication fixed(String base) {
    return publication(base, Publication.FIXED, NOW.minus(Duration.ofDays(365)));
  }

  private static Publication asked(String base, Instant observedAt) {
    return publication(base, "median of fixed", observedAt);
  }

  private static Publication publication(String base, String source, Instant observedAt) {
    return new Publication(
        1, base, 1, source, observedAt, new UUID(0, 1), Map.of("USD", new BigDecimal("1.25")));
  }
}
