package org.openpayouts.bench.intake;

import java.time.Duration;
import org.openpayouts.bench.load.Measured;

/** A way to take payouts in. */
interface Way {
  String name();

  /** By so many clients, each as fast as it is answered. */
  Measured measure(int clients, Duration time);

  /**
   * Load that nobody counts, until so many payouts were taken in: compilers count calls, not
   * seconds, and a slow way must not be measured colder than a fast one.
   */
  void warm(int clients, long payouts);
}
