package org.openpayouts.localstack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** An end of patience, on the monotonic clock. */
public final class Deadline {
  private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(250).toNanos();

  private final long endNanos;
  private final Duration patience;

  private Deadline(Duration patience) {
    this.patience = patience;
    this.endNanos = System.nanoTime() + patience.toNanos();
  }

  public static Deadline in(Duration patience) {
    return new Deadline(patience);
  }

  public boolean isOver() {
    return System.nanoTime() - endNanos >= 0;
  }

  public Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /**
   * Asks again and again until the answer is yes; throws {@link NotInTime} at the end. The longer
   * it takes, the longer the pauses, so that waiting takes nothing from what is waited for.
   */
  public void until(String what, Condition condition) {
    long begunNanos = System.nanoTime();
    while (!condition.holds()) {
      if (isOver()) {
        throw new NotInTime(what, patience);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("Interrupted while waiting: " + what);
      }
      LockSupport.parkNanos(
          Math.clamp(
              (System.nanoTime() - begunNanos) / 16, SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS));
    }
  }

  /** A question that may be asked many times. */
  @FunctionalInterface
  public interface Condition {
    boolean holds();
  }

  /** What was waited for did not happen in time. */
  public static final class NotInTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInTime(String what, Duration patience) {
      super("not within " + patience.toSeconds() + " s: " + what);
    }
  }
}
