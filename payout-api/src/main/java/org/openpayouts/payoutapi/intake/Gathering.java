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
 * request and for a hundred, so while they come close together a batch is given a moment to grow, a
 * longer one the more of them came together last time; a request that comes alone is taken at once.
 * One writer gathers while another one commits.
 */
final class Gathering {
  private static final long IDLE_WAIT_MILLIS = 100;

  /** Behind a batch with so many others the moment is the longest. */
  private static final int CROWD = 20;

  private final BlockingQueue<Waiting> queue;
  private final int payoutsMax;
  private final Duration longest;
  private final ReentrantLock turn = new ReentrantLock(true);
  private int others;

  /**
   * @param payoutsMax payouts of a batch; a group that does not fit any more goes with it
   * @param longest how long a batch may grow
   */
  Gathering(BlockingQueue<Waiting> queue, int payoutsMax, Duration longest) {
    this.queue = queue;
    this.payoutsMax = payoutsMax;
    this.longest = longest;
  }

  /**
   * The next batch; empty where nothing came for a while.
   *
   * @throws InterruptedException if there is none any more; the request that was taken is told
   */
  List<Waiting> next() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      Waiting first = queue.poll(IDLE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null && others > 0 && !isFull(first)) {
        waitForOthersThan(first);
      }
      List<Waiting> batch = batch(first);
      others = Math.max(0, batch.size() - 1);
      return batch;
    } finally {
      turn.unlock();
    }
  }

  private void waitForOthersThan(Waiting first) throws InterruptedException {
    try {
      TimeUnit.NANOSECONDS.sleep(moment(others, longest).toNanos());
    } catch (InterruptedException stopped) {
      first.answer().complete(new IntakeOutcome.Busy());
      throw stopped;
    }
  }

  static Duration moment(int others, Duration longest) {
    return longest.multipliedBy(Math.min(others, CROWD)).dividedBy(CROWD);
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
