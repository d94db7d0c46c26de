package org.openpayouts.bench.intake;

import java.time.Duration;
import org.openpayouts.bench.load.Measured;

/** A way to take payouts in. */
interface Way {
  String name();

  /** By so many clients, each as fast as it is answered. */
  Measured measure(int clients, Duration time);

  /** Load that nobody counts, for the compilers. */
  default void warm(int clients, Duration time) {
    if (!time.isZero()) {
      var unused = measure(clients, time);
    }
  }
}
