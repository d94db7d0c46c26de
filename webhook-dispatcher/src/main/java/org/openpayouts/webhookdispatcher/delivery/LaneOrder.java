package org.openpayouts.webhookdispatcher.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides what may be sent next of one payout: one message at a time, in the order of its sequence,
 * and never an older state after a newer one. A pure function of the lane.
 *
 * <p>A head that failed often and waits long gives way to the newest state, which tells all that it
 * would have told: whoever waits for "complete" hears of it as soon as the endpoint works again.
 */
final class LaneOrder {

  private static final Comparator<Waiting> OLDEST_FIRST =
      Comparator.comparingLong(Waiting::sequence).thenComparingLong(Waiting::position);

  private final int supersedeAfterFailures;
  private final Duration supersedeAfter;

  LaneOrder(DeliverySettings settings) {
    this.supersedeAfterFailures = settings.supersedeAfterFailures();
    this.supersedeAfter = settings.supersedePatience();
  }

  /** An unsettled delivery of the lane. */
  record Waiting(
      String deliveryId,
      long position,
      long sequence,
      DeliveryStatus status,
      int attempts,
      Instant createdAt) {}

  /** Deliveries whose status changes; all others keep theirs. */
  record Arrangement(List<String> superseded, List<String> blocked, List<String> ready) {

    /** One arrangement of many lanes. */
    static Arrangement of(List<Arrangement> lanes) {
      return new Arrangement(
          lanes.stream().flatMap(one -> one.superseded.stream()).toList(),
          lanes.stream().flatMap(one -> one.blocked.stream()).toList(),
          lanes.stream().flatMap(one -> one.ready.stream()).toList());
    }
  }

  Arrangement arrange(List<Waiting> unsettled, long deliveredSequence, Instant now) {
    var superseded = new ArrayList<String>();
    var queue = new ArrayList<>(unsettled);
    queue.sort(OLDEST_FIRST);
    drop(queue, superseded, deliveredSequence);
    if (!queue.isEmpty() && givesWay(queue.getFirst(), now)) {
      drop(queue, superseded, queue.getLast().sequence());
    }
    var inFlight = queue.stream().anyMatch(one -> one.status() == DeliveryStatus.LEASED);
    var head = queue.isEmpty() ? null : queue.getFirst();
    var blocked = new ArrayList<String>();
    var ready = new ArrayList<String>();
    for (var one : queue) {
      var mayGo = one == head && !inFlight;
      if (mayGo && one.status() == DeliveryStatus.BLOCKED) {
        ready.add(one.deliveryId());
      }
      if (!mayGo && one.status() == DeliveryStatus.READY) {
        blocked.add(one.deliveryId());
      }
    }
    return new Arrangement(superseded, blocked, ready);
  }

  /** Takes out what is older than a sequence and not in flight. */
  private static void drop(List<Waiting> queue, List<String> superseded, long sequence) {
    queue.removeIf(one -> {
      var outdated = one.sequence() < sequence && one.status() != DeliveryStatus.LEASED;
      if (outdated) {
        superseded.add(one.deliveryId());
      }
      return outdated;
    });
  }

  private boolean givesWay(Waiting head, Instant now) {
    return head.status() == DeliveryStatus.READY
        && head.attempts() >= supersedeAfterFailures
        && !head.createdAt().plus(supersedeAfter).isAfter(now);
  }
}
