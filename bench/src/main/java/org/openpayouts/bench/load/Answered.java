package org.openpayouts.bench.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a load was answered.
 *
 * @param expected by kind, how many were answered as they should be
 * @param unexpected how many were answered otherwise or not at all
 * @param seconds from the first request to the last answer
 * @param waits for every answer, in nanoseconds; at a fixed rate from when the request was due
 */
public record Answered(
    Map<Prepared.Kind, Long> expected, long unexpected, double seconds, Histogram waits) {
  private static final double NANOS_PER_MILLISECOND = 1e6;

  public Answered {
    expected = Map.copyOf(expected);
  }

  public long of(Prepared.Kind kind) {
    return expected.getOrDefault(kind, 0L);
  }

  public long all() {
    return expected.values().stream().mapToLong(Long::longValue).sum() + unexpected;
  }

  /** Answers a second. */
  public double rate() {
    return all() / seconds;
  }

  public double millisecondsAt(double percentile) {
    return waits.getValueAtPercentile(percentile) / NANOS_PER_MILLISECOND;
  }
}
