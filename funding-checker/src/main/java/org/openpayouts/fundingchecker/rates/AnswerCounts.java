package org.openpayouts.fundingchecker.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts what became of each price that a source was asked for. */
@Component
class AnswerCounts {
  private final RateSources sources;
  private final Map<Kind, Counter> counters = new HashMap<>();

  AnswerCounts(RateSources sources, MeterRegistry meters) {
    this.sources = sources;
    for (RateSource source : sources.all()) {
      for (Fate fate : Fate.values()) {
        counters.put(new Kind(source.name(), fate), counter(meters, source.name(), fate));
      }
    }
  }

  private record Kind(String source, Fate fate) {}

  private static Counter counter(MeterRegistry meters, String source, Fate fate) {
    return Counter.builder("payouts.rates.answers")
        .description("prices that a source was asked for, by what became of them")
        .tag("source", source)
        .tag("outcome", fate.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  /** Counted, apart from the others, too old, or not told. */
  enum Fate {
    USED,
    LEFT_OUT,
    STALE,
    MISSING
  }

  void count(AskedPrices asked) {
    List<Observation> used = new ArrayList<>();
    List<Observation> leftOut = new ArrayList<>();
    List<Observation> stale = new ArrayList<>();
    asked
        .outcomes()
        .values()
        .forEach(outcome -> {
          used.addAll(outcome.counting());
          leftOut.addAll(outcome.leftOut());
          stale.addAll(outcome.stale());
        });
    for (RateSource source : sources.all()) {
      long told =
          count(source, Fate.USED, used)
              + count(source, Fate.LEFT_OUT, leftOut)
              + count(source, Fate.STALE, stale);
      increment(source, Fate.MISSING, source.pairs().size() - told);
    }
  }

  private long count(RateSource source, Fate fate, List<Observation> some) {
    long count = some.stream().filter(one -> one.source().equals(source.name())).count();
    increment(source, fate, count);
    return count;
  }

  private void increment(RateSource source, Fate fate, long count) {
    Objects.requireNonNull(counters.get(new Kind(source.name(), fate))).increment((double) count);
  }
}
