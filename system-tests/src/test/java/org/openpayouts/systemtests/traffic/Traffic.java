package org.openpayouts.systemtests.traffic;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends the questions of a street of merchants at a steady pace, a bounded number at a time. */
public final class Traffic implements AutoCloseable {
  private static final int AT_ONCE_MAX = 24;
  private static final int PAYOUT_PERCENT = 64;
  private static final int CANCEL_PERCENT = 16;
  private static final int DEPOSIT_PERCENT = 11;

  private final Street street;
  private final long seed;
  private final Semaphore room = new Semaphore(AT_ONCE_MAX);
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Future<?> driver;
  private volatile boolean over;

  private Traffic(Street street, long seed, Pace pace) {
    this.street = street;
    this.seed = seed;
    this.driver = threads.submit(() -> drive(pace));
  }

  /** How many questions at most, and how many of them in a second. */
  public record Pace(int stepsMax, int perSecond) {}

  public static Traffic start(Street street, long seed, Pace pace) {
    return new Traffic(street, seed, pace);
  }

  private void drive(Pace pace) {
    long start = System.nanoTime();
    for (int i = 0; i < pace.stepsMax() && !over; i++) {
      int step = i;
      LockSupport.parkNanos(
          start + TimeUnit.SECONDS.toNanos(i) / pace.perSecond() - System.nanoTime());
      room.acquireUninterruptibly();
      var unused = threads.submit(() -> attempt(step));
    }
  }

  /** What goes wrong here is no answer of the services, and fails the test at its end. */
  private void attempt(int step) {
    try {
      act(new Luck(seed, step), step);
    } catch (Throwable failure) {
      failures.add(failure);
    } finally {
      room.release();
    }
  }

  private void act(Luck luck, int step) {
    Shop shop = luck.oneOf(street.shops());
    String name = shop.merchant().name() + "-" + step;
    int dice = luck.below(100);
    if (dice < PAYOUT_PERCENT) {
      shop.askForAPayout(luck, name);
    } else if (dice < PAYOUT_PERCENT + CANCEL_PERCENT) {
      shop.cancelOne(luck);
    } else if (dice < PAYOUT_PERCENT + CANCEL_PERCENT + DEPOSIT_PERCENT) {
      shop.deposit(luck, name);
    } else {
      street.payeesOf(shop).changeOne(luck);
    }
  }

  /** Asks nothing more; returns when everything that was asked has its answer, or never will. */
  public void end(Duration patience) throws Exception {
    over = true;
    driver.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!room.tryAcquire(AT_ONCE_MAX, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("questions without an end after " + patience);
    }
    room.release(AT_ONCE_MAX);
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.size() + " questions failed", failures.peek());
    }
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
  }
}
