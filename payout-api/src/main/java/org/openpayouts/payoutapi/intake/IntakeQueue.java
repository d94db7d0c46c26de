package org.openpayouts.payoutapi.intake;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.openpayouts.outbox.FailureClassifier;
import org.openpayouts.schemas.id.MerchantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Where accepted requests wait for the next commit, and the threads that commit them. */
@Component
class IntakeQueue implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(IntakeQueue.class);
  private static final int SHARE = 2;
  private static final int SHARE_OF_GROUPS = 4;
  private static final long STOP_WAIT_MILLIS = 10_000;

  /** Stopped after the web server has let its last request go. */
  private static final int PHASE = Integer.MAX_VALUE - 8_192;

  private final IntakeSettings settings;
  private final ApplicationEventPublisher events;
  private final BatchWriter writer;
  private final LongSupplier nanoTime;
  private final BlockingQueue<Waiting> queue;
  private final Gathering gathering;
  private final DistributionSummary batchSizes;
  private final Room singles;
  private final Room groups;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  @Autowired
  IntakeQueue(
      IntakeSettings settings,
      IntakeLedger ledger,
      FailureClassifier classifier,
      MeterRegistry meters,
      ApplicationEventPublisher events) {
    this(settings, new BatchWriter(ledger::commit, classifier, System::nanoTime), meters, events);
  }

  IntakeQueue(
      IntakeSettings settings,
      BatchWriter writer,
      MeterRegistry meters,
      ApplicationEventPublisher events) {
    this.settings = settings;
    this.events = events;
    this.nanoTime = System::nanoTime;
    this.writer = writer;
    this.queue = new ArrayBlockingQueue<>(settings.queueCapacity());
    this.gathering = new Gathering(queue, settings.batchSize(), settings.gatherFor());
    this.singles = new Room(Integer.MAX_VALUE, settings.queueCapacity() / SHARE);
    this.groups = new Room(settings.groupsWaiting(), settings.groupsWaiting() / SHARE_OF_GROUPS);
    this.batchSizes =
        DistributionSummary.builder("payouts.intake.batch")
            .description("requests committed together")
            .register(meters);
    Gauge.builder("payouts.intake.waiting", queue, BlockingQueue::size)
        .description("requests that wait for a commit")
        .register(meters);
  }

  /** Waits for the candidate's commit and says what became of it. */
  IntakeOutcome submit(Candidate candidate) throws InterruptedException {
    long patience = settings.answerWithin().toNanos();
    var waiting =
        new Waiting(candidate, nanoTime.getAsLong() + patience, new CompletableFuture<>());
    if (!running || !enter(waiting)) {
      return new IntakeOutcome.Busy();
    }
    try {
      return waiting.answer().get(patience, TimeUnit.NANOSECONDS);
    } catch (TimeoutException noAnswerInTime) {
      return new IntakeOutcome.Undecided();
    } catch (ExecutionException neverCompletedSo) {
      throw new IllegalStateException(neverCompletedSo.getCause());
    }
  }

  /** One merchant may have a part of the room, so that another one always finds some. */
  private boolean enter(Waiting waiting) {
    MerchantId merchant = waiting.candidate().merchantId();
    Room room = waiting.candidate().group() == null ? singles : groups;
    if (!room.enter(merchant)) {
      return false;
    }
    if (!queue.offer(waiting)) {
      room.leave(merchant);
      return false;
    }
    waiting.answer().whenComplete((_, _) -> room.leave(merchant));
    return true;
  }

  @Override
  public synchronized void start() {
    running = true;
    for (int i = 0; i < settings.writers(); i++) {
      threads.add(Thread.ofPlatform().name("intake-writer-" + i).start(this::writeBatches));
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    for (Thread thread : threads) {
      try {
        thread.join(STOP_WAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread.interrupt();
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void writeBatches() {
    try {
      while (running || !queue.isEmpty()) {
        write(gathering.next());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      log.atError().setCause(broken).log("an intake writer has ended, this process is broken");
      AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
    }
  }

  private void write(List<Waiting> gathered) throws InterruptedException {
    long now = nanoTime.getAsLong();
    var inTime = new ArrayList<Waiting>();
    for (Waiting one : gathered) {
      if (one.isOverdue(now)) {
        one.answer().complete(new IntakeOutcome.Busy());
      } else {
        inTime.add(one);
      }
    }
    if (!inTime.isEmpty()) {
      batchSizes.record(inTime.size());
      writer.write(List.copyOf(inTime));
    }
  }
}
