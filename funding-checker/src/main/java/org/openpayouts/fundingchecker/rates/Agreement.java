package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When sources agree on a price. Pure. One that is too old is stale. Of the fresh ones those count
 * that are near their median; the others are left out. The price is the median of those that count,
 * if they are more than half of the fresh ones and enough: so of two that disagree neither counts,
 * and of three that are all apart none is believed.
 *
 * @param deviationMaxPercent how far from the median is near
 * @param sourcesMin how many must count
 */
record Agreement(BigDecimal deviationMaxPercent, int sourcesMin, Duration ageMax) {
  private static final MathContext PRECISION = RateTable.PRECISION;
  private static final int DECIMALS_MAX = 40;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * What came of the answers about one pair.
   *
   * @param price empty where there is no agreement
   * @param counting those near the median, whether they were enough or not
   */
  record Outcome(
      Optional<BigDecimal> price,
      List<Observation> counting,
      List<Observation> leftOut,
      List<Observation> stale) {}

  /**
   * Judges what sources told of one pair, one answer of each.
   *
   * @param at the instant against which they are fresh or stale
   */
  Outcome judge(List<Observation> told, Instant at) {
    List<Observation> fresh = told.stream().filter(one -> isFresh(one, at)).toList();
    List<Observation> stale = told.stream().filter(one -> !isFresh(one, at)).toList();
    if (fresh.isEmpty()) {
      return new Outcome(Optional.empty(), fresh, List.of(), stale);
    }
    BigDecimal median = median(fresh);
    List<Observation> counting = fresh.stream().filter(one -> isNear(one.price(), median)).toList();
    List<Observation> leftOut = fresh.stream().filter(one -> !isNear(one.price(), median)).toList();
    boolean isAgreed = counting.size() * 2 > fresh.size() && counting.size() >= sourcesMin;
    Optional<BigDecimal> price =
        isAgreed ? Optional.of(publishable(median(counting))) : Optional.empty();
    return new Outcome(price, counting, leftOut, stale);
  }

  private boolean isFresh(Observation one, Instant at) {
    return Duration.between(one.observedAt(), at).compareTo(ageMax) <= 0;
  }

  private boolean isNear(BigDecimal price, BigDecimal median) {
    BigDecimal apart = price.subtract(median).abs().multiply(HUNDRED);
    return apart.compareTo(median.multiply(deviationMaxPercent)) <= 0;
  }

  /** With no more digits than every reader of the fact takes. */
  private static BigDecimal publishable(BigDecimal price) {
    BigDecimal rounded = price.round(PRECISION);
    return rounded.scale() <= DECIMALS_MAX
        ? rounded
        : rounded.setScale(DECIMALS_MAX, RoundingMode.HALF_EVEN);
  }

  /** The one in the middle, or the mean of the two there. */
  private static BigDecimal median(List<Observation> some) {
    List<BigDecimal> sorted = some.stream().map(Observation::price).sorted().toList();
    BigDecimal upper = sorted.get(sorted.size() / 2);
    BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
    return lower.compareTo(upper) == 0 ? upper : lower.add(upper).divide(BigDecimal.TWO, PRECISION);
  }
}
