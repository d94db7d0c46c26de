package org.openpayouts.fundingchecker.rates;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where prices come from.
 *
 * @param fixed the fixed table: base currency to quote currency to the price of one unit of the
 *     base, an exact decimal such as 39390.47; without any price nothing is funded
 * @param sources by name, each with the {@code url} that is asked and where in its answer prices
 *     stand (docs/concepts/rates.md); a base is either fixed or asked for
 * @param interval how often sources are asked, by one replica
 * @param requestTimeout how long a source may take for a whole answer
 * @param ageMax nothing is funded at a price that was observed longer ago; the fixed table has no
 *     age
 * @param deviationMaxPercent a source whose price is farther from the median of all is left out
 * @param sourcesMin fewer sources that agree make no price
 * @param retention how long publications are kept that newer ones have replaced
 */
@Validated
@ConfigurationProperties("payouts.rates")
record RatesSettings(
    Map<String, Map<String, String>> fixed,
    Map<String, RateSourceSettings> sources,
    @DefaultValue("30s") Duration interval,
    @DefaultValue("5s") Duration requestTimeout,
    @DefaultValue("5m") Duration ageMax,
    @DefaultValue("2") BigDecimal deviationMaxPercent,
    @DefaultValue("1") int sourcesMin,
    @DefaultValue("30d") Duration retention) {
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,18})?");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final int SOURCES_MAX = 20;
  private static final BigDecimal DEVIATION_LARGEST_PERCENT = BigDecimal.valueOf(50);

  RatesSettings {
    fixed = fixed == null ? Map.of() : Map.copyOf(fixed);
    sources = sources == null ? Map.of() : Map.copyOf(sources);
    fixed.forEach(
        (base, quotes) -> quotes.forEach((quote, price) -> requireValid(base, quote, price)));
    require(sources.size() <= SOURCES_MAX, "sources are more than " + SOURCES_MAX);
    sources.forEach(RatesSettings::requireValid);
    requireTimes(interval, requestTimeout, ageMax, retention);
    require(
        deviationMaxPercent.signum() >= 0
            && deviationMaxPercent.compareTo(DEVIATION_LARGEST_PERCENT) <= 0,
        "deviation-max-percent is not between 0 and " + DEVIATION_LARGEST_PERCENT);
    require(sourcesMin >= 1, "sources-min is less than 1");
    requireOneWay(fixed.keySet(), sources);
    requireEnough(sources, sourcesMin);
  }

  private static void requireValid(String base, String quote, String price) {
    String name = "fixed." + base + "." + quote;
    requirePair(name, base, quote);
    require(
        PRICE.matcher(price).matches() && new BigDecimal(price).signum() > 0,
        name + " is no price: " + price);
  }

  private static void requirePair(String name, String base, String quote) {
    try {
      new Pair(base, quote);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("payouts.rates." + name + " " + e.getMessage());
    }
  }

  private static void requireValid(String name, RateSourceSettings source) {
    require(NAME.matcher(name).matches(), "sources." + name + " is no name like spot-prices");
    try {
      source.questions();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("payouts.rates.sources." + name + " " + e.getMessage());
    }
  }

  /** A round must end before the next begins, and one that is missed must not make prices old. */
  private static void requireTimes(
      Duration interval, Duration requestTimeout, Duration ageMax, Duration retention) {
    require(
        requestTimeout.isPositive() && requestTimeout.compareTo(interval.dividedBy(2)) <= 0,
        "request-timeout must be at most half of interval");
    require(
        ageMax.compareTo(interval.multipliedBy(2)) >= 0, "age-max must be at least twice interval");
    require(retention.compareTo(ageMax) >= 0, "retention must be at least age-max");
  }

  private static void requireOneWay(
      Set<String> fixedBases, Map<String, RateSourceSettings> sources) {
    sources.forEach((name, source) ->
        source.pairs().stream()
            .filter(pair -> fixedBases.contains(pair.base()))
            .findFirst()
            .ifPresent(pair -> {
              throw new IllegalArgumentException(
                  "payouts.rates.fixed.%s is also asked of payouts.rates.sources.%s"
                      .formatted(pair.base(), name));
            }));
  }

  private static void requireEnough(Map<String, RateSourceSettings> sources, int sourcesMin) {
    List<Pair> told = sources.values().stream().flatMap(each -> each.pairs().stream()).toList();
    for (Pair pair : new TreeSet<>(told)) {
      long tellers = told.stream().filter(pair::equals).count();
      require(
          tellers >= sourcesMin,
          "sources-min is %d, and %s is asked of %d".formatted(sourcesMin, pair, tellers));
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("payouts.rates." + otherwise);
    }
  }

  /** The fixed table, exactly as written. */
  RateTable table() {
    return new RateTable(
        fixed.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, base -> prices(base.getValue()))));
  }

  private static Map<String, BigDecimal> prices(Map<String, String> quotes) {
    return quotes.entrySet().stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, quote -> new BigDecimal(quote.getValue())));
  }

  /** All that is asked for. */
  Set<Pair> askedPairs() {
    return sources.values().stream()
        .flatMap(source -> source.pairs().stream())
        .collect(toCollection(TreeSet::new));
  }

  AgeRule ageRule() {
    return new AgeRule(ageMax, fixed.keySet());
  }

  Agreement agreement() {
    return new Agreement(deviationMaxPercent, sourcesMin, ageMax);
  }
}
