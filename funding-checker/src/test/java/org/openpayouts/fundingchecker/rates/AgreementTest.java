package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
  private static final Duration AGE_MAX = Duration.ofMinutes(5);
  private static final Pair PAIR = new Pair("BTC", "USD");
  private static final Agreement TWO_PERCENT = new Agreement(new BigDecimal("2"), 1, AGE_MAX);

  /** Sources are a, b, c ... in the order of their prices. */
  @ParameterizedTest(name = "{0}: {1}, left out {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "100                       | 100    | ''     | one is believed where one is enough",
        "100 101                   | 100.5  | ''     | the mean of two",
        "98 102                    | 100    | ''     | exactly two percent from the median is near",
        "98 102.0001               |        | a b    | of two that disagree neither counts",
        "100 101 150               | 100.5  | c      | the median of those that count",
        "100 150 151               | 150.5  | a      | two against one, whichever they are",
        "100 110 120               |        | a c    | three apart: one is no majority",
        "100 100 120 120           |        | a b c d | two camps",
        "100 100 100 120           | 100    | d      | three of four",
        "100 100 120 120 120       | 120    | a b    | three of five",
        "100 101 102 200 300       | 101    | d e    | near the middle of all",
        "0.000015625 0.000015626   | 0.0000156255 | '' | no digit is lost",
        "1 1 1 1000000000000       | 1      | d      | a slip of many digits",
      })
  void believesWhatMoreThanHalfSayNearTheirMedian(
      String prices, @Nullable String expected, String leftOut, String because) {
    Agreement.Outcome outcome = TWO_PERCENT.judge(told(prices), NOW);

    if (expected == null) {
      assertThat(outcome.price()).as(because).isEmpty();
    } else {
      assertThat(outcome.price().orElseThrow()).as(because).isEqualByComparingTo(expected);
    }
    assertThat(outcome.leftOut().stream().map(Observation::source).toList())
        .as(because)
        .containsExactlyElementsOf(leftOut.isEmpty() ? List.of() : List.of(leftOut.split(" ")));
  }

  @ParameterizedTest(name = "{0} of which {1} must agree: {2}")
  @CsvSource({"100, 2, false", "100 101, 2, true", "100 101 150, 3, false", "100 101 102, 3, true"})
  void wantsEnoughOfThem(String prices, int sourcesMin, boolean agreed) {
    Agreement agreement = new Agreement(new BigDecimal("2"), sourcesMin, AGE_MAX);

    assertThat(agreement.judge(told(prices), NOW).price().isPresent()).isEqualTo(agreed);
  }

  @Test
  void hearsNoSourceThatIsTooOld() {
    Observation onTheEdge = new Observation("a", PAIR, new BigDecimal("100"), NOW.minus(AGE_MAX));
    Observation stale =
        new Observation("b", PAIR, new BigDecimal("90"), NOW.minus(AGE_MAX).minusNanos(1_000));

    Agreement.Outcome outcome = TWO_PERCENT.judge(List.of(stale, onTheEdge), NOW);

    assertThat(outcome.price()).contains(new BigDecimal("100"));
    assertThat(outcome.counting()).containsExactly(onTheEdge);
    assertThat(outcome.stale()).containsExactly(stale);
  }

  @Test
  void knowsNothingWhereAllAreTooOld() {
    Observation stale = new Observation("a", PAIR, BigDecimal.ONE, NOW.minus(Duration.ofDays(1)));

    assertThat(TWO_PERCENT.judge(List.of(stale), NOW).price()).isEmpty();
  }

  @Test
  void believesExactlyOneSourceWhereNoDeviationIsAllowed() {
    Agreement exact = new Agreement(BigDecimal.ZERO, 1, AGE_MAX);

    assertThat(exact.judge(told("100 100 100.000001"), NOW).price())
        .contains(new BigDecimal("100"));
    assertThat(exact.judge(told("100 100.000001"), NOW).price()).isEmpty();
  }

  @Test
  void publishesNoMoreDigitsThanReadersTake() {
    BigDecimal tiny = BigDecimal.ONE.divide(new BigDecimal("7E15"), RateTable.PRECISION);

    BigDecimal price =
        TWO_PERCENT
            .judge(List.of(new Observation("a", PAIR, tiny, NOW)), NOW)
            .price()
            .orElseThrow();

    assertThat(price.scale()).isEqualTo(40);
    assertThat(price.precision()).isLessThanOrEqualTo(34);
  }

  /** Whoever lies is fewer than half, and the price lies between honest ones. */
  @Test
  void isMovedByNoMinorityWhateverItSaysAndInWhateverOrder() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      int honest = 2 + random.nextInt(5);
      List<Observation> all = new ArrayList<>();
      for (int n = 0; n < honest; n++) {
        all.add(observation("honest" + n, BigDecimal.valueOf(10_000 + random.nextInt(50), 2)));
      }
      for (int n = 0; n < random.nextInt(honest); n++) {
        all.add(observation("liar" + n, BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2)));
      }
      Collections.shuffle(all, random);

      assertThat(TWO_PERCENT.judge(all, NOW).price())
          .as("seed %s", seed)
          .hasValueSatisfying(
              price -> assertThat(price).isBetween(new BigDecimal("97.5"), new BigDecimal("103")));
    }
  }

  private static List<Observation> told(String prices) {
    List<Observation> told = new ArrayList<>();
    for (String price : Arrays.asList(prices.split(" "))) {
      told.add(observation(String.valueOf((char) ('a' + told.size())), new BigDecimal(price)));
    }
    return told;
  }

  private static Observation observation(String source, BigDecimal price) {
    return new Observation(source, PAIR, price, NOW);
  }
}
