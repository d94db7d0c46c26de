package org.openpayouts.webhookdispatcher.sweep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.VitalLoops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs all sweeps again and again; a failing one never keeps the others from running. */
@Component
final class Housekeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
  private static final int MOST_STEPS = 50;

  private final List<Sweep> sweeps;
  private final Duration pause;
  private final VitalLoops loops;
  private CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread loop;

  Housekeeper(List<Sweep> sweeps, SweepSettings settings, VitalLoops loops) {
    this.sweeps = sweeps;
    this.pause = settings.pause();
    this.loops = loops;
  }

  @Override
  public synchronized void start() {
    stopped = new CountDownLatch(1);
    loop = Thread.ofVirtual().name("housekeeper").start(loops.watched("housekeeper", this::run));
  }

  @Override
  public synchronized void stop() {
    stopped.countDown();
    if (loop != null) {
      try {
        loop.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      loop = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return loop != null;
  }

  private void run() {
    try {
      do {
        sweeps.forEach(this::sweep);
      } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweep(Sweep sweep) {
    try {
      for (var step = 0; step < MOST_STEPS && sweep.run(); step++) {
        if (stopped.getCount() == 0) {
          return;
        }
      }
    } catch (RuntimeException e) {
      LOG.atWarn()
          .addKeyValue("sweep", sweep.getClass().getSimpleName())
          .addKeyValue("cause", e.getClass().getSimpleName())
          .log("Sweep failed; it runs again");
    }
  }
}
