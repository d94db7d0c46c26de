package org.openpayouts.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Leases.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the gate: compares the stored positions with those of the groups before anything is
 * decided, and has one replica relearn when the database went back. Nothing ends it but the
 * process: whatever fails is tried again.
 */
final class Relearner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Relearner.class);

  /** Before everything that decides, after the relay. */
  private static final int EARLY = Integer.MIN_VALUE + 2_000;

  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration INTERVAL_MAX = Duration.ofSeconds(8);
  private static final Duration INTERVAL_WHEN_OPEN = Duration.ofSeconds(1);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final DecisionGate gate;
  private final DatabaseReturns returns;
  private final GroupOffsets groups;
  private final WentBack wentBack;
  private final Leases leases;
  private final Relearning relearning;
  private final OutboxMetrics metrics;
  private final VitalLoops loops;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile @Nullable Thread thread;
  private int failures;

  Relearner(
      DecisionGate gate,
      DatabaseReturns returns,
      GroupOffsets groups,
      WentBack wentBack,
      Leases leases,
      Relearning relearning,
      OutboxMetrics metrics,
      VitalLoops loops) {
    this.gate = gate;
    this.returns = returns;
    this.groups = groups;
    this.wentBack = wentBack;
    this.leases = leases;
    this.relearning = relearning;
    this.metrics = metrics;
    this.loops = loops;
  }

  /** Compares once before it returns, so that a service usually starts with an open gate. */
  @Override
  public void start() {
    var running = new CountDownLatch(1);
    stopped = running;
    attempt(this::compare);
    thread =
        Thread.ofVirtual()
            .name("relearner")
            .start(loops.watched("relearner", () -> runUntil(running)));
  }

  private void runUntil(CountDownLatch end) {
    try {
      boolean open = false;
      while (!end.await(pause(open, failures).toMillis(), TimeUnit.MILLISECONDS)) {
        open = attempt(this::step);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes on failing, as a log that cannot be learned, is not read all the time. */
  static Duration pause(boolean open, int failuresInARow) {
    if (open) {
      return INTERVAL_WHEN_OPEN;
    }
    Duration pause = INTERVAL.multipliedBy(1L << Math.clamp(failuresInARow - 1L, 0, 10));
    return pause.compareTo(INTERVAL_MAX) < 0 ? pause : INTERVAL_MAX;
  }

  private interface Attempt {
    /** Whether the gate is open. */
    boolean run();
  }

  private boolean attempt(Attempt attempt) {
    try {
      boolean open = attempt.run();
      metrics.decisionsClosed(!open);
      failures = 0;
      return open;
    } catch (RuntimeException e) {
      metrics.decisionsClosed(true);
      failures++;
      if (isRunning() && Integer.bitCount(failures) == 1) { // the 1st, 2nd, 4th, 8th ... in a row
        log.atWarn()
            .setCause(e)
            .log("Nothing is decided yet inARow={} cause={}", failures, Causes.describe(e));
      }
      return false;
    }
  }

  private boolean compare() {
    if (!gate.isCompared()) {
      wentBack.notice(groups.above());
      gate.compared();
    }
    return returns.all().isEmpty();
  }

  private boolean step() {
    if (compare()) {
      return true;
    }
    Optional<Lease> lease = leases.take(Leases.RELEARNING);
    if (lease.isPresent()) {
      try {
        relearning.run(lease.get(), this::isRunning);
      } finally {
        leases.release(lease.get());
      }
    }
    return returns.all().isEmpty();
  }

  @Override
  public void stop() {
    stopped.countDown();
    Thread stopping = thread;
    if (stopping == null) {
      return;
    }
    try {
      stopping.join(STOP_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  @Override
  public int getPhase() {
    return EARLY;
  }
}
