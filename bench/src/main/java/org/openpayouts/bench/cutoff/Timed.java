package org.openpayouts.bench.cutoff;

import java.util.Map;
import java.util.stream.Collectors;
import org.openpayouts.bench.measure.Cpu;

/** How long something took, and the CPU of each process for it. */
record Timed(double seconds, Cpu cpu) {
  static Timed of(Map<String, Long> pids, Runnable deed) {
    Cpu before = Cpu.of(pids);
    long begun = System.nanoTime();
    deed.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Timed(seconds, Cpu.of(pids).since(before));
  }

  /** As if so many times as much had been done. */
  Timed times(double factor) {
    Map<String, Double> scaled =
        cpu.seconds().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, taken -> taken.getValue() * factor));
    return new Timed(seconds * factor, new Cpu(scaled));
  }
}
