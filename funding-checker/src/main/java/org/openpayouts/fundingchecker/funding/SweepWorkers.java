package org.openpayouts.fundingchecker.funding;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.rates.RatesPublication;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.VitalLoops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that start cutoffs and sweep, as long as the service runs. */
@Component
class SweepWorkers implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SweepWorkers.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final CutoffStart cutoffStart;
  private final SweepRound sweepRound;
  private final RatesPublication ratesPublication;
  private final FundingSettings settings;
  private final Counter started;
  private final Counter chunks;
  private final Counter failures;
  private final VitalLoops loops;
  private final AtomicReference<@Nullable Crew> running = new AtomicReference<>();

  SweepWorkers(
      CutoffStart cutoffStart,
      SweepRound sweepRound,
      RatesPublication ratesPublication,
      FundingSettings settings,
      MeterRegistry meters,
      VitalLoops loops) {
    this.cutoffStart = cutoffStart;
    this.sweepRound = sweepRound;
    this.ratesPublication = ratesPublication;
    this.settings = settings;
    this.started = meters.counter("payouts.cutoffs.started");
    this.chunks = meters.counter("payouts.sweeps.chunks");
    this.failures = meters.counter("payouts.sweeps.failures");
    this.loops = loops;
  }

  private record Crew(List<Thread> threads, CountDownLatch stop) {}

  @Override
  public void start() {
    CountDownLatch stop = new CountDownLatch(1);
    List<Thread> threads =
        IntStream.range(0, settings.workers())
            .mapToObj(n -> thread("sweep-worker-" + n, stop))
            .toList();
    if (running.compareAndSet(null, new Crew(threads, stop))) {
      threads.forEach(Thread::start);
    }
  }

  private Thread thread(String name, CountDownLatch stop) {
    return Thread.ofPlatform().name(name).unstarted(loops.watched(name, () -> run(stop)));
  }

  private void run(CountDownLatch stop) {
    boolean published = false;
    try {
      do {
        published = turn(published, stop);
      } while (!stop.await(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever a turn meets, the next one tries again: all work is found in the rows. */
  private boolean turn(boolean published, CountDownLatch stop) {
    try {
      if (!published) {
        ratesPublication.publish();
      }
      startWhatIsDue(stop);
      while (stop.getCount() > 0 && sweepRound.work()) {
        chunks.increment();
        startWhatIsDue(stop);
      }
      return true;
    } catch (DecisionGate.Closed e) {
      return published; // the outbox tells of it, once
    } catch (RuntimeException e) {
      failures.increment();
      log.atWarn().setCause(e).log("a turn of the sweep workers failed and will be repeated");
      return published;
    }
  }

  /** Also between chunks: the sweeps of one cutoff may take minutes, and another one is due. */
  private void startWhatIsDue(CountDownLatch stop) {
    while (stop.getCount() > 0 && cutoffStart.startNext()) {
      started.increment();
    }
  }

  @Override
  public void stop() {
    Crew crew = running.getAndSet(null);
    if (crew == null) {
      return;
    }
    crew.stop().countDown();
    try {
      for (Thread thread : crew.threads()) {
        thread.join(STOP_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running.get() != null;
  }
}
