package org.openpayouts.localstack.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Asks again while nobody answers, or the answer is "not now"; only for what is harmless when it is
 * done twice.
 */
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Duration limit;

  public Patience(Duration limit) {
    this.limit = limit;
  }

  /** The first answer; what came last in its place when patience has run out. */
  public <T> T ask(Supplier<T> question) {
    long endNanos = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (Http.Unreachable | Answer.NotNow e) {
        if (System.nanoTime() - endNanos >= 0 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
