package org.openpayouts.fundingchecker.rates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openpayouts.fundingchecker.rates.Agreement.Outcome;

/**
 * What one round heard of its sources, judged pair by pair. Pure.
 *
 * @param askedAt by the database's clock
 */
record AskedPrices(Instant askedAt, Map<Pair, Outcome> outcomes) {
  /** Before the names of the sources that counted; the fixed table has another word. */
  private static final String MEDIAN_OF = "median of ";

  private static final String NOBODY = "no agreement";

  AskedPrices {
    outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
  }

  static AskedPrices judged(List<Observation> told, Agreement agreement, Instant askedAt) {
    Map<Pair, List<Observation>> byPair =
        told.stream().collect(groupingBy(Observation::pair, TreeMap::new, toList()));
    Map<Pair, Outcome> outcomes = new TreeMap<>();
    byPair.forEach((pair, ofPair) -> outcomes.put(pair, agreement.judge(ofPair, askedAt)));
    return new AskedPrices(askedAt, outcomes);
  }

  /**
   * One per base of which anything fresh was heard, by name. A base that nobody spoke of is left as
   * it was published, to grow old; one on which sources disagree has no price from now on.
   */
  List<Finding> findings() {
    return outcomes.entrySet().stream()
        .filter(outcome -> !isSilent(outcome.getValue()))
        .collect(groupingBy(outcome -> outcome.getKey().base(), TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(base -> finding(base.getKey(), base.getValue()))
        .toList();
  }

  private static boolean isSilent(Outcome outcome) {
    return outcome.counting().isEmpty() && outcome.leftOut().isEmpty();
  }

  private Finding finding(String base, List<Map.Entry<Pair, Outcome>> ofBase) {
    List<Map.Entry<Pair, Outcome>> agreed =
        ofBase.stream().filter(outcome -> outcome.getValue().price().isPresent()).toList();
    Map<String, BigDecimal> quotes =
        agreed.stream()
            .collect(
                toMap(
                    outcome -> outcome.getKey().quote(),
                    outcome -> outcome.getValue().price().orElseThrow()));
    return new Finding(base, sources(agreed), oldest(agreed), quotes);
  }

  private static String sources(List<Map.Entry<Pair, Outcome>> agreed) {
    return agreed.isEmpty()
        ? NOBODY
        : counting(agreed)
            .map(Observation::source)
            .distinct()
            .sorted()
            .collect(joining(", ", MEDIAN_OF, ""));
  }

  private Instant oldest(List<Map.Entry<Pair, Outcome>> agreed) {
    return counting(agreed).map(Observation::observedAt).min(Instant::compareTo).orElse(askedAt);
  }

  private static Stream<Observation> counting(List<Map.Entry<Pair, Outcome>> agreed) {
    return agreed.stream().flatMap(outcome -> outcome.getValue().counting().stream());
  }
}
