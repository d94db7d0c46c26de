package org.openpayouts.localstack.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time between two looks at something that changes by itself. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
  }
}
