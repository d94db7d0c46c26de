package org.openpayouts.bench.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.openpayouts.bench.measure.Cpu;
import org.openpayouts.bench.measure.Percentiles;
import org.openpayouts.localstack.process.Deadline;

/**
 * Requests to a peer, and the wait until each payout was said to be complete.
 *
 * @param payouts how many
 * @param seconds from the first request to the last webhook
 * @param cpu that it took by process
 * @param waits from each request to its webhook, in seconds
 */
record Drain(int payouts, double seconds, Cpu cpu, Percentiles waits) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int AT_ONCE = 16;

  double rate() {
    return payouts / seconds;
  }

  /** As fast as they are taken, sixteen at a time. */
  static Drain ofBurst(Peer peer, int payouts) {
    Semaphore places = new Semaphore(AT_ONCE);
    return of(
        peer,
        payouts,
        number -> {
          places.acquireUninterruptibly();
          return System.nanoTime();
        },
        places::release);
  }

  /** One after the other at this rate, however long the answers take; a wait begins when due. */
  static Drain atRate(Peer peer, int payouts, double perSecond) {
    long begun = System.nanoTime();
    return of(
        peer,
        payouts,
        number -> {
          long due = begun + Math.round(number / perSecond * 1e9);
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          return due;
        },
        () -> {});
  }

  /** When the request of this number may go, waited for; answers when its wait begins. */
  @FunctionalInterface
  private interface Pace {
    long awaitTurn(int number);
  }

  private static Drain of(Peer peer, int payouts, Pace pace, Runnable afterEach) {
    String run = UUID.randomUUID().toString();
    Map<String, Long> begun = new ConcurrentHashMap<>();
    Cpu before = Cpu.of(peer.pids());
    long start = System.nanoTime();
    List<Future<?>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < payouts; number++) {
        long turn = pace.awaitTurn(number);
        String name = run + "-" + number;
        asked.add(
            threads.submit(() -> {
              try {
                begun.put(peer.request(name), turn);
              } finally {
                afterEach.run();
              }
            }));
      }
    }
    asked.forEach(Drain::requireAnswer);
    Map<String, Long> ended = peer.webhooks().nanosByPayout();
    Deadline.in(PATIENCE)
        .until(
            "every payout of %s is complete".formatted(peer.name()),
            () -> ended.keySet().containsAll(begun.keySet()));
    Cpu taken = Cpu.of(peer.pids()).since(before);
    long end =
        begun.keySet().stream().mapToLong(id -> ended.getOrDefault(id, start)).max().orElse(start);
    List<Double> waits = new ArrayList<>();
    begun.forEach((id, turn) -> waits.add((ended.getOrDefault(id, turn) - turn) / 1e9));
    return new Drain(begun.size(), (end - start) / 1e9, taken, new Percentiles(waits));
  }

  private static void requireAnswer(Future<?> asked) {
    if (asked.state() == Future.State.FAILED) {
      throw new IllegalStateException("a request was not taken", asked.exceptionNow());
    }
  }
}
