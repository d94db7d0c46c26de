package org.openpayouts.batchscheduler.cutoff;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.VitalLoops;
import org.openpayouts.schemas.id.IdSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one thread that looks for cutoffs that are due, as long as the service runs. */
@Component
class CutoffWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(CutoffWatch.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final DueCutoffs dueCutoffs;
  private final CutoffSettings settings;
  private final Counter failures;
  private final Timer delay;
  private final String owner;
  private final VitalLoops loops;
  private final AtomicReference<@Nullable Watch> running = new AtomicReference<>();

  CutoffWatch(
      DueCutoffs dueCutoffs,
      CutoffSettings settings,
      MeterRegistry meters,
      IdSource ids,
      VitalLoops loops) {
    this.dueCutoffs = dueCutoffs;
    this.settings = settings;
    this.failures = meters.counter("payouts.cutoffs.failures");
    this.delay = meters.timer("payouts.cutoffs.delay");
    this.owner = ids.nextId();
    this.loops = loops;
  }

  private record Watch(Thread thread, CountDownLatch stop) {}

  @Override
  public void start() {
    CountDownLatch stop = new CountDownLatch(1);
    Runnable loop = loops.watched("cutoff-watch", () -> run(stop));
    Watch watch = new Watch(Thread.ofPlatform().name("cutoff-watch").unstarted(loop), stop);
    if (running.compareAndSet(null, watch)) {
      watch.thread().start();
    }
  }

  private void run(CountDownLatch stop) {
    boolean activated = false;
    try {
      while (!stop.await(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
        activated = round(activated);
      }
      dueCutoffs.release(owner);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever a round meets, the next one tries again: what is due is found in the rows. */
  private boolean round(boolean activated) {
    try {
      if (!activated) {
        dueCutoffs.activate();
      }
      count(dueCutoffs.emit(owner));
      return true;
    } catch (DecisionGate.Closed e) {
      return activated; // the outbox tells of it, once
    } catch (RuntimeException e) {
      failures.increment();
      log.atWarn().setCause(e).log("a round of the cutoff watch failed and will be repeated");
      return activated;
    }
  }

  private void count(List<Cutoff> emitted) {
    for (Cutoff cutoff : emitted) {
      Cutoff.Emission emission = cutoff.emission();
      Instant at = emission == null ? cutoff.instant() : emission.at();
      delay.record(Duration.between(cutoff.instant(), at));
    }
  }

  @Override
  public void stop() {
    Watch watch = running.getAndSet(null);
    if (watch == null) {
      return;
    }
    watch.stop().countDown();
    try {
      watch.thread().join(STOP_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }
}
