package org.openpayouts.payoutapi.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Takes what waits, as much as one transaction may hold. A commit costs nearly the same for one
 * request and for a hundred, so while they come close together a batch is given a moment to grow; a
 * request that comes alone is taken at once. One writer gathers while another one commits.
 */
final class Gathering {
  private static final long IDLE_WAIT_MILLIS = 100;

  private final BlockingQueue<Waiting> queue;
  private final int payoutsMax;
  private final Duration moment;
  private final ReentrantLock turn = new ReentrantLock(true);
  private boolean crowded;

  /**
   * @param payoutsMax payouts of a batch; a group that does not fit any more goes with it
   * @param moment how long a batch may grow
   */
  Gathering(BlockingQueue<Waiting> queue, int payoutsMax, Duration moment) {
    this.queue = queue;
    this.payoutsMax = payoutsMax;
    this.moment = moment;
  }

  /** The next batch; empty where nothing came for a while. */
  List<Waiting> next() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      Waiting first = queue.poll(IDLE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null && crowded && !isFull(first)) {
        TimeUnit.NANOSECONDS.sleep(moment.toNanos());
      }
      List<Waiting> batch = batch(first);
      crowded = batch.size() > 1;
      return batch;
    } finally {
      turn.unlock();
    }
  }

  private boolean isFull(Waiting first) {
    return first.payouts() + queue.size() >= payoutsMax;
  }

  private List<Waiting> batch(@Nullable Waiting first) {
    var batch = new ArrayList<Waiting>();
    int payouts = 0;
    for (Waiting next = first; next != null; next = nextWithin(payouts)) {
      batch.add(next);
      payouts += next.payouts();
    }
    return batch;
  }

  private @Nullable Waiting nextWithin(int payouts) {
    return payouts < payoutsMax ? queue.poll() : null;
  }
}
