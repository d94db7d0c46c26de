package org.openpayouts.localstack.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.Http;
import org.openpayouts.localstack.client.MerchantClient;

/** The statuses of some payouts as the public API tells them; final ones are not asked again. */
final class Statuses {
  /** In the order of a payout's life. */
  static final List<String> ALL =
      List.of("new", "funded", "processing", "complete", "failed", "cancelled");

  private static final List<String> FINAL = List.of("complete", "failed", "cancelled");
  private static final int AT_ONCE = 8;

  private final MerchantClient merchant;
  private final Map<String, String> byPayout = new ConcurrentHashMap<>();

  Statuses(MerchantClient merchant, Collection<String> payoutIds) {
    this.merchant = merchant;
    payoutIds.forEach(id -> byPayout.put(id, "new"));
  }

  /** Asks for every payout that is not final yet; one that does not answer keeps its status. */
  void refresh() {
    Semaphore places = new Semaphore(AT_ONCE);
    List<Future<?>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byPayout.forEach((id, status) -> {
        if (!FINAL.contains(status)) {
          asked.add(threads.submit(() -> ask(id, places)));
        }
      });
    }
    for (Future<?> future : asked) {
      if (future.state() == Future.State.FAILED) {
        throw new IllegalStateException("cannot read a payout", future.exceptionNow());
      }
    }
  }

  Map<String, String> byPayout() {
    return Map.copyOf(byPayout);
  }

  /** How many stand where, each status in the order of life, zeros included. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>(java.util.Comparator.comparing(ALL::indexOf));
    ALL.forEach(status -> counts.put(status, 0));
    byPayout.values().forEach(status -> counts.merge(status, 1, Integer::sum));
    return counts;
  }

  boolean isAnyOnTheWay() {
    return byPayout.values().stream()
        .anyMatch(status -> "processing".equals(status) || "funded".equals(status));
  }

  boolean areAllFinal() {
    return FINAL.containsAll(byPayout.values());
  }

  private Void ask(String id, Semaphore places) throws InterruptedException {
    places.acquire();
    try {
      Answer answer = merchant.get("/payouts/" + id);
      String status = answer.json().path("data").path("status").asString("");
      if (answer.isSuccess() && ALL.contains(status)) {
        byPayout.put(id, status);
      }
      return null;
    } catch (Http.Unreachable e) {
      // The API may be starting again; the next look will tell.
      return null;
    } finally {
      places.release();
    }
  }
}
