package org.openpayouts.systemtests.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openpayouts.localstack.client.Answer.NotNow;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.client.OperatorClient;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.Instance;
import org.openpayouts.systemtests.conservation.Answer;
import org.openpayouts.systemtests.conservation.Asked;
import org.openpayouts.systemtests.stack.SharedStack;

/**
 * Orders cutoffs one after the other, each of every scheduler at once under one key, and mines
 * blocks beside them. Who is dead just now answers nothing.
 */
public final class CutoffOrders implements AutoCloseable {
  private static final Duration BETWEEN_ORDERS = Duration.ofSeconds(4);
  private static final Duration BETWEEN_BLOCKS = Duration.ofSeconds(3);

  private final SharedStack stack;
  private final TrafficJournal journal;
  private final List<String> merchantIds;
  private final Http http = new Http();
  private final AtomicInteger number = new AtomicInteger();
  private final String prefix = "order-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> coming = new ArrayList<>();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);

  public CutoffOrders(SharedStack stack, TrafficJournal journal, List<String> merchantIds) {
    this.stack = stack;
    this.journal = journal;
    this.merchantIds = List.copyOf(merchantIds);
  }

  /** Until the end is called. */
  public void keepComing() {
    coming.add(every(BETWEEN_ORDERS, this::order));
    coming.add(every(BETWEEN_BLOCKS, this::mine));
  }

  private Future<?> every(Duration pause, Runnable work) {
    return timer.scheduleWithFixedDelay(
        work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void mine() {
    try {
      stack.mine(1);
    } catch (Http.Unreachable late) {
      // The next one comes soon.
      return;
    }
  }

  /** One over everybody, over half of the merchants, or over one currency, in turns. */
  public void order() {
    int turn = number.getAndIncrement();
    send(
        prefix + "-" + turn,
        switch (turn % 4) {
          case 1 -> Map.of("merchantIds", merchantIds.subList(0, merchantIds.size() / 2));
          case 3 -> Map.of("currencies", List.of("EUR"));
          default -> Map.of();
        });
  }

  public void orderOverAll() {
    send(prefix + "-" + number.getAndIncrement(), Map.of());
  }

  private void send(String key, Map<String, ?> scope) {
    Map<String, Object> body = new HashMap<>(Map.of("requestedBy", "load", "reason", key));
    if (!scope.isEmpty()) {
      body.put("scope", scope);
    }
    var sent =
        stack.running().shape().instances(Component.BATCH_SCHEDULER).stream()
            .map(replica -> senders.submit(() -> sendTo(replica, key, body)))
            .toList();
    for (var one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void sendTo(Instance replica, String key, Map<String, ?> body) {
    String url = stack.file().serverUrl().getOrDefault(replica.id(), stack.file().schedulerUrl());
    var scheduler = new OperatorClient(http, url, stack.file().adminCredential());
    var order = new Asked.Cutoff(key, Answer.UNKNOWN, "");
    int line = journal.cutoffs.write(order);
    try {
      String id = scheduler.postOnce("/cutoffs", body, key).path("cutoffId").asString();
      journal.cutoffs.answered(line, order.answered(Answer.YES, id));
    } catch (Http.Unreachable | NotNow unheard) {
      // A scheduler that dies may have taken it or not: the line stays as it was written.
      return;
    }
  }

  /** No more orders and blocks; what was sent is answered, or never will be. */
  public void end(Duration patience) throws InterruptedException {
    timer.shutdown();
    if (!timer.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("an order without an end after " + patience);
    }
    for (Future<?> one : coming) {
      if (one.state() == Future.State.FAILED) {
        throw new AssertionError("cutoffs or blocks stopped coming", one.exceptionNow());
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    senders.shutdownNow();
  }
}
