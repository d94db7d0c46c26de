package org.openpayouts.bench.load;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts answers as they come, from many threads. */
final class Tally {
  private static final long LONGEST_NANOS = Duration.ofMinutes(10).toNanos();
  private static final int DIGITS = 3;

  private final ConcurrentHistogram waits = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  private final Map<Prepared.Kind, LongAdder> expected = new EnumMap<>(Prepared.Kind.class);
  private final LongAdder unexpected = new LongAdder();
  private final long begun = System.nanoTime();

  Tally() {
    for (Prepared.Kind kind : Prepared.Kind.values()) {
      expected.put(kind, new LongAdder());
    }
  }

  long begun() {
    return begun;
  }

  void count(Prepared.Kind kind, int status, long waitedNanos) {
    waits.recordValue(Math.clamp(waitedNanos, 0, LONGEST_NANOS));
    LongAdder right = expected.get(kind);
    if (right != null && kind.isAnsweredWith(status)) {
      right.increment();
    } else {
      unexpected.increment();
    }
  }

  /** Called when the last answer is there. */
  Answered answered() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    Map<Prepared.Kind, Long> counted = new EnumMap<>(Prepared.Kind.class);
    expected.forEach((kind, adder) -> counted.put(kind, adder.sum()));
    return new Answered(counted, unexpected.sum(), seconds, waits);
  }
}
