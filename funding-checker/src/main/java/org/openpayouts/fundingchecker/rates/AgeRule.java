package org.openpayouts.fundingchecker.rates;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which published prices may fund a payout. Pure. Those of the fixed table have no age, but they
 * count only while the settings have them; all others count as long as they are young. What was
 * fixed once is no price of a base that sources are asked for now.
 *
 * @param ageMax of prices that sources told
 * @param fixedBases that the settings fix now
 */
record AgeRule(Duration ageMax, Set<String> fixedBases) {

  /**
   * The prices that count, without any other: a cross over an old price is an old price.
   *
   * @param newest publications, one per base
   * @param at the instant of the decision, by the clock that observed them
   */
  RateTable usable(List<Publication> newest, Instant at) {
    return new RateTable(
        newest.stream()
            .filter(publication -> counts(publication, at))
            .collect(toMap(Publication::base, Publication::quotes)));
  }

  private boolean counts(Publication publication, Instant at) {
    boolean isFixed = publication.isFixed();
    return isFixed == fixedBases.contains(publication.base())
        && (isFixed || isYoung(publication, at));
  }

  /** One that lies as far ahead is from a clock that was wrong. */
  private boolean isYoung(Publication publication, Instant at) {
    return Duration.between(publication.observedAt(), at).abs().compareTo(ageMax) <= 0;
  }
}
