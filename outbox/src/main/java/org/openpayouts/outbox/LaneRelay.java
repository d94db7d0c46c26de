package org.openpayouts.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Failpoint.Step;
import org.openpayouts.outbox.Leases.Lease;
import org.openpayouts.outbox.OutboxSettings.Relay;
import org.openpayouts.outbox.Segments.Segment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one lane, in rounds: read the head, send, wait for every acknowledgement, delete.
 *
 * <p>Whatever goes wrong, the round is in doubt, the sender is dropped, and the same rows are read
 * again from the head. So a record may be sent twice, but the first copies of a lane's records
 * always stand in the lane's order, whoever held the lease.
 */
final class LaneRelay implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(LaneRelay.class);
  private static final Duration RETRY_DELAY_MAX = Duration.ofSeconds(2);

  private final Lane lane;
  private final Segments segments;
  private final Leases leases;
  private final Supplier<FactSender> senders;
  private final Relay settings;
  private final OutboxMetrics metrics;
  private final Runnable afterRound;
  private final Failpoint failpoint;
  private final Semaphore wakeUps = new Semaphore(0);

  private final CountDownLatch stopped = new CountDownLatch(1);

  private @Nullable HeldLease held;
  private @Nullable FactSender sender;
  private int failures;

  LaneRelay(
      Lane lane,
      Segments segments,
      Leases leases,
      Supplier<FactSender> senders,
      Relay settings,
      OutboxMetrics metrics,
      Runnable afterRound,
      Failpoint failpoint) {
    this.lane = lane;
    this.segments = segments;
    this.leases = leases;
    this.senders = senders;
    this.settings = settings;
    this.metrics = metrics;
    this.afterRound = afterRound;
    this.failpoint = failpoint;
  }

  /** Our lease and how long, by our own steady clock, it certainly still is ours. */
  private record HeldLease(Lease lease, long takenNanos) {}

  void wake() {
    wakeUps.release();
  }

  void stop() {
    stopped.countDown();
    wake();
  }

  @Override
  public void run() {
    while (stopped.getCount() > 0) {
      try {
        step();
        failures = 0;
      } catch (RuntimeException e) {
        giveUpRound(e);
      }
    }
    dropSender();
    releaseLease();
  }

  private void step() {
    if (!holdsLease()) {
      rest(settings.leaseDuration().dividedBy(5));
    } else if (!sendRound()) {
      rest(settings.pollInterval());
    }
  }

  private boolean holdsLease() {
    if (held == null) {
      long before = System.nanoTime();
      held = leases.take(lane.name()).map(lease -> new HeldLease(lease, before)).orElse(null);
      if (held != null) {
        log.info("Relay takes the lease lane={} epoch={}", lane, held.lease().epoch());
      }
    } else {
      renewIfDue(held);
    }
    return held != null;
  }

  private void renewIfDue(HeldLease current) {
    long before = System.nanoTime();
    if (before - current.takenNanos() < settings.leaseDuration().dividedBy(3).toNanos()) {
      return;
    }
    if (!leases.renew(current.lease())) {
      throw new LeaseLost("another relay holds the lease");
    }
    held = new HeldLease(current.lease(), before);
  }

  /** False if there is nothing to send now. */
  private boolean sendRound() {
    List<Segment> round = upToBarrier(readHead());
    if (round.isEmpty()) {
      return false;
    }
    failpoint.reached(Step.HEAD_READ);
    var records = recordsOf(round);
    requireLeaseTime();
    awaitAcknowledgements(openSender().send(records));
    failpoint.reached(Step.ACKNOWLEDGED);
    if (!segments.delete(round.stream().map(Segment::id).toList(), currentLease())) {
      throw new LeaseLost("another relay took over during a round");
    }
    failpoint.reached(Step.DELETED);
    metrics.sent(lane, records.size());
    afterRound.run();
    return true;
  }

  private List<Segment> readHead() {
    return segments.head(lane, settings.roundRecords(), settings.roundBytes());
  }

  /** A barrier goes alone, and only when no row of any lane stands before it. */
  private List<Segment> upToBarrier(List<Segment> head) {
    if (head.isEmpty() || !head.getFirst().barrier()) {
      return head.stream().takeWhile(segment -> !segment.barrier()).toList();
    }
    Segment barrier = head.getFirst();
    return segments.anyBefore(barrier.id()) ? List.of() : List.of(barrier);
  }

  private static List<ProducerRecord<byte[], byte[]>> recordsOf(List<Segment> round) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (Segment segment : round) {
      for (OutboundRecord record : SegmentBytes.decode(segment.records())) {
        var headers = new ArrayList<Header>();
        record.headers().forEach((name, value) -> headers.add(new RecordHeader(name, value)));
        records.add(
            new ProducerRecord<>(
                segment.topic(), record.partition(), record.key(), record.value(), headers));
      }
    }
    return records;
  }

  private void awaitAcknowledgements(FactSender.Sending sending) {
    failpoint.reached(Step.SENT);
    Duration interval = settings.leaseDuration().dividedBy(5);
    while (!sending.acknowledgedWithin(interval)) {
      try {
        renewIfDue(currentHold());
      } catch (LeaseLost e) {
        throw e;
      } catch (RuntimeException databaseAway) {
        log.debug("Lease not renewed yet lane={}", lane, databaseAway);
      }
      requireLeaseTime();
    }
  }

  private void requireLeaseTime() {
    long age = System.nanoTime() - currentHold().takenNanos();
    if (age >= settings.leaseDuration().toNanos()) {
      throw new LeaseLost("the lease expired during a round");
    }
  }

  private HeldLease currentHold() {
    if (held == null) {
      throw new LeaseLost("no lease");
    }
    return held;
  }

  private Lease currentLease() {
    return currentHold().lease();
  }

  private FactSender openSender() {
    if (sender == null) {
      sender = senders.get();
    }
    return sender;
  }

  private void giveUpRound(RuntimeException failure) {
    dropSender();
    if (failure instanceof LeaseLost) {
      held = null;
    }
    failures++;
    metrics.relayFailed(lane);
    if (Integer.bitCount(failures) == 1) { // the 1st, 2nd, 4th, 8th ... in a row
      String cause = Causes.describe(failure);
      log.warn("Relay round given up lane={} inARow={} cause={}", lane, failures, cause);
    }
    backOff();
  }

  /** Unlike a rest, no commit ends it: a broker that is away gets no storm of new clients. */
  private void backOff() {
    long delayMillis = Math.min(100L << Math.min(failures - 1, 10), RETRY_DELAY_MAX.toMillis());
    try {
      stopped.await(delayMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
      Thread.currentThread().interrupt();
    }
  }

  private void dropSender() {
    if (sender != null) {
      sender.close();
      sender = null;
    }
  }

  private void releaseLease() {
    try {
      if (held != null) {
        leases.release(held.lease());
      }
    } catch (RuntimeException e) {
      log.info("Lease left to expire lane={} reason={}", lane, e.toString());
    }
  }

  private void rest(Duration duration) {
    try {
      if (wakeUps.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException e) {
      stopped.countDown();
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody else may send this lane now. */
  private static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLost(String message) {
      super(message);
    }
  }
}
