package org.openpayouts.systemtests.stack;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.openpayouts.localstack.process.Deadline;

/** A merchant system that asks for payouts at a steady pace and does not give up. */
public final class Load implements AutoCloseable {
  private static final int SENDERS = 8;

  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private final List<Future<?>> sent = new ArrayList<>();
  private final Journal journal;
  private volatile boolean over;

  private Load(Journal journal) {
    this.journal = journal;
  }

  /** Starts to ask for {@code count} payouts of 5 to 25 USD, about so many per second. */
  public static Load start(Journal journal, int count, int perSecond, long seed) {
    var load = new Load(journal);
    var random = new Random(seed);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int number = i;
      BigDecimal amount = BigDecimal.valueOf(500 + random.nextInt(2_000), 2);
      long due = start + TimeUnit.SECONDS.toNanos(i) / perSecond;
      load.sent.add(load.senders.submit(() -> load.ask(number, amount, due)));
    }
    return load;
  }

  /** Asks for no more; what was begun is brought to its end. */
  public void end(Duration patience) {
    over = true;
    await(patience);
  }

  /** Waits until every request was accepted. */
  public void await(Duration patience) {
    Deadline deadline = Deadline.in(patience);
    for (Future<?> one : sent) {
      try {
        one.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("only " + journal.lines().size() + " accepted", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }

  private void ask(int number, BigDecimal amount, long due) {
    if (!over) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
    if (over) {
      return;
    }
    String reference = journal.merchant().name() + "-" + number;
    journal.ask(amount, number, reference);
  }

  @Override
  public void close() {
    senders.shutdownNow();
  }
}
