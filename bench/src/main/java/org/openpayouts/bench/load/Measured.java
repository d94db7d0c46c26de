package org.openpayouts.bench.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.openpayouts.bench.measure.Cpu;

/**
 * One measurement of one way.
 *
 * @param perSecond what is counted, payouts or pages
 * @param waits in milliseconds
 * @param cpuMicros of each of them, by process
 * @param wrong how many answers were not what they should be
 */
public record Measured(double perSecond, Waits waits, Map<String, Double> cpuMicros, long wrong) {
  public Measured {
    cpuMicros = Map.copyOf(cpuMicros);
  }

  /** Percentiles, in milliseconds. */
  public record Waits(double p50, double p99) {
    private static final double NANOS = 1e6;

    public static Waits of(Histogram nanos) {
      return new Waits(
          nanos.getValueAtPercentile(50) / NANOS, nanos.getValueAtPercentile(99) / NANOS);
    }
  }

  /** Of a load of which each answer counts for so many. */
  public static Measured of(Answered answered, int each, Cpu cpu) {
    return new Measured(
        answered.rate() * each,
        Waits.of(answered.waits()),
        micros(cpu, answered.all() * (double) each),
        answered.unexpected());
  }

  /** What each of so many took. */
  public static Map<String, Double> micros(Cpu cpu, double count) {
    Map<String, Double> micros = new LinkedHashMap<>();
    new TreeMap<>(cpu.seconds())
        .forEach((process, seconds) -> micros.put(process, seconds / count * 1e6));
    return micros;
  }

  /** With this many more that were wrong. */
  public Measured andWrong(long more) {
    return new Measured(perSecond, waits, cpuMicros, wrong + more);
  }
}
