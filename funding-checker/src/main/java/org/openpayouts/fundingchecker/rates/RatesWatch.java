package org.openpayouts.fundingchecker.rates;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Shows how old prices are and how many are missing; NaN where the database does not answer. */
@Component
class RatesWatch {
  private static final Logger log = LoggerFactory.getLogger(RatesWatch.class);
  private static final double MILLIS = 1_000.0;

  private final Rates rates;
  private final AgeRule ageRule;
  private final Set<Pair> wanted;
  private volatile @Nullable Figures last;

  RatesWatch(RatesSettings settings, Rates rates, AgeRule ageRule, MeterRegistry meters) {
    this.rates = rates;
    this.ageRule = ageRule;
    Set<Pair> asked = settings.askedPairs();
    this.wanted = new TreeSet<>(asked);
    settings
        .table()
        .published()
        .forEach(
            (base, quotes) -> quotes.keySet().forEach(quote -> wanted.add(new Pair(base, quote))));
    asked.stream().map(Pair::base).distinct().forEach(base -> registerAge(base, meters));
    Gauge.builder("payouts.rates.missing", this, RatesWatch::missing)
        .description("pairs of the settings that have no price at which anybody is funded now")
        .register(meters);
  }

  /**
   * A measurement.
   *
   * @param ageSeconds by base that has prices
   */
  private record Figures(Map<String, Double> ageSeconds, long missing) {}

  private void registerAge(String base, MeterRegistry meters) {
    Gauge.builder("payouts.rates.age", this, watch -> watch.age(base))
        .baseUnit("seconds")
        .tag("base", base)
        .description("since the newest prices of a base were observed; infinite without any")
        .register(meters);
  }

  private double age(String base) {
    Figures measured = last;
    return measured == null
        ? Double.NaN
        : measured.ageSeconds().getOrDefault(base, Double.POSITIVE_INFINITY);
  }

  private double missing() {
    Figures measured = last;
    return measured == null ? Double.NaN : measured.missing();
  }

  @Scheduled(fixedDelay = 10_000)
  void measure() {
    try {
      last = figures(rates.newest());
    } catch (DataAccessException e) {
      last = null;
      log.atDebug().setCause(e).log("prices were not measured");
    }
  }

  private Figures figures(Rates.Newest newest) {
    Map<String, Map<String, BigDecimal>> usable =
        ageRule.usable(newest.publications(), newest.readAt()).published();
    return new Figures(
        newest.publications().stream()
            .filter(publication -> !publication.quotes().isEmpty())
            .collect(
                toMap(
                    Publication::base,
                    publication ->
                        Duration.between(publication.observedAt(), newest.readAt()).toMillis()
                            / MILLIS)),
        wanted.stream()
            .filter(pair -> !usable.getOrDefault(pair.base(), Map.of()).containsKey(pair.quote()))
            .count());
  }
}
