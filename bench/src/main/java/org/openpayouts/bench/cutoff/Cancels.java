package org.openpayouts.bench.cutoff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.openpayouts.schemas.topic.Topics;

/**
 * Takes payouts back at a fixed rate while a cutoff runs, anywhere in its queue: each wins or loses
 * against the sweep. A wait counts from when the request was due.
 */
final class Cancels implements CutoffRun.Beside {
  /** One of so many payouts at most. */
  private static final int SHARE = 1_000;

  private static final int LEAST = 100;

  private final Wire wire;
  private final Queue queue;
  private final OthersFacts facts;
  private final List<Integer> numbers;
  private final long pauseNanos;
  private final Map<String, Long> dueAt = new HashMap<>();

  Cancels(Wire wire, Queue queue, int perSecond, long seed) {
    this.wire = wire;
    this.queue = queue;
    this.facts = new OthersFacts(-seed - 1);
    this.numbers =
        new Random(seed)
            .ints(0, queue.payouts())
            .distinct()
            .limit(Math.min(queue.payouts(), Math.max(LEAST, queue.payouts() / SHARE)))
            .boxed()
            .toList();
    this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  @Override
  public void until(BooleanSupplier isOver) {
    long due = System.nanoTime();
    for (int number : numbers) {
      while (System.nanoTime() - due < 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      if (isOver.getAsBoolean()) {
        return;
      }
      dueAt.put(queue.payoutId(number), due);
      wire.send(
          Topics.REQUESTS, queue.payoutId(number), facts.cancel(queue, number, queue.cutoff()));
      due += pauseNanos;
    }
  }

  /** How many were asked for; behind the end. */
  int asked() {
    return dueAt.size();
  }

  /** Milliseconds until each that won was read to be cancelled. */
  List<Double> waits(Map<String, Long> cancelledAt) {
    List<Double> waits = new ArrayList<>();
    dueAt.forEach((payout, due) -> {
      Long read = cancelledAt.get(payout);
      if (read != null) {
        waits.add((read - due) / 1e6);
      }
    });
    return waits;
  }
}
