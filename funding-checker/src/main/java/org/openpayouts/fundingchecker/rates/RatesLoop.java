package org.openpayouts.fundingchecker.rates;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.VitalLoops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The thread that publishes the fixed table once, and asks sources again and again, where there are
 * any. While settings are rolled out the table of the replica that started last counts; only in
 * place of what sources told it is published again.
 */
@Component
class RatesLoop implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RatesLoop.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  /** A round of a replica that died is noticed this part of an interval after it was due. */
  private static final int LOOKS_PER_INTERVAL = 4;

  private final RatesPublication publication;
  private final Enquiry enquiry;
  private final RatesSettings settings;
  private final Counter failures;
  private final VitalLoops loops;

  /** Of the loop's own thread. */
  private boolean isFixedTold;

  private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

  RatesLoop(
      RatesPublication publication,
      Enquiry enquiry,
      RatesSettings settings,
      MeterRegistry meters,
      VitalLoops loops) {
    this.publication = publication;
    this.enquiry = enquiry;
    this.settings = settings;
    this.failures = meters.counter("payouts.rates.failures");
    this.loops = loops;
  }

  private record Run(Thread thread, CountDownLatch stop) {}

  @Override
  public void start() {
    CountDownLatch stop = new CountDownLatch(1);
    String name = "rates";
    Thread thread = Thread.ofPlatform().name(name).unstarted(loops.watched(name, () -> run(stop)));
    if (running.compareAndSet(null, new Run(thread, stop))) {
      thread.start();
    }
  }

  private void run(CountDownLatch stop) {
    long pauseMillis = Math.max(1, settings.interval().toMillis() / LOOKS_PER_INTERVAL);
    try {
      do {
        turn();
      } while (!stop.await(pauseMillis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      if (isFixedTold) {
        publication.publishInPlaceOfSources();
      } else {
        publication.publish();
        isFixedTold = true;
      }
      if (!settings.sources().isEmpty()) {
        enquiry.askIfDue();
      }
    } catch (DecisionGate.Closed e) {
      return; // the outbox tells of it, once
    } catch (RuntimeException e) {
      failures.increment();
      log.atWarn().setCause(e).log("prices could not be published, which will be tried again");
    }
  }

  @Override
  public void stop() {
    Run run = running.getAndSet(null);
    if (run == null) {
      return;
    }
    run.stop().countDown();
    try {
      run.thread().join(STOP_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }
}
