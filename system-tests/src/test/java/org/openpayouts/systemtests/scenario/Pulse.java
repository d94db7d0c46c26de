package org.openpayouts.systemtests.scenario;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openpayouts.systemtests.stack.SharedStack;

/** Cutoffs and blocks keep coming, as they do in the world, whatever is dead just now. */
record Pulse(ScheduledExecutorService timer, AtomicLong misses) implements AutoCloseable {
  static Pulse start(SharedStack stack) {
    var pulse = new Pulse(Executors.newScheduledThreadPool(2), new AtomicLong());
    pulse.timer.scheduleWithFixedDelay(() -> pulse.attempt(stack::cutoff), 1, 4, TimeUnit.SECONDS);
    pulse.timer.scheduleWithFixedDelay(
        () -> pulse.attempt(() -> stack.mine(1)), 1, 2, TimeUnit.SECONDS);
    return pulse;
  }

  long missed() {
    return misses.get();
  }

  private void attempt(Runnable beat) {
    try {
      beat.run();
    } catch (RuntimeException dead) {
      misses.incrementAndGet();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
