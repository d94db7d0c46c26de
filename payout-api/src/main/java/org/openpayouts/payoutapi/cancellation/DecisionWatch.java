package org.openpayouts.payoutapi.cancellation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openpayouts.payoutapi.payout.ProgressRows;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.PayoutId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sees decisions arrive: one query at a time for everybody who waits, and none if nobody does. */
@Component
class DecisionWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DecisionWatch.class);
  private static final int PHASE = Integer.MAX_VALUE - 8_192;

  private final ProgressRows progress;
  private final CancellationSettings settings;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  DecisionWatch(ProgressRows progress, CancellationSettings settings) {
    this.progress = progress;
    this.settings = settings;
  }

  /** Somebody who waits for a payout to be decided. */
  static final class Watch {
    private final PayoutId id;
    private final CompletableFuture<Status> decision = new CompletableFuture<>();

    private Watch(PayoutId id) {
      this.id = id;
    }
  }

  /** Begins to watch; empty if too many watch already. Every watch must be ended. */
  Optional<Watch> begin(PayoutId id) {
    if (!running || watches.size() >= settings.maxWaiting()) {
      return Optional.empty();
    }
    var watch = new Watch(id);
    watches.add(watch);
    return Optional.of(watch);
  }

  /** The state into which the payout was decided, if that is seen in time. */
  Optional<Status> await(Watch watch, Duration patience) throws InterruptedException {
    try {
      return Optional.of(watch.decision.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException notYet) {
      return Optional.empty();
    } catch (ExecutionException neverCompletedSo) {
      throw new IllegalStateException(neverCompletedSo.getCause());
    }
  }

  void end(Watch watch) {
    watches.remove(watch);
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("decision-watch").start(this::look);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  private void look() {
    try {
      while (running) {
        TimeUnit.NANOSECONDS.sleep(settings.pollInterval().toNanos());
        tellDecisions();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellDecisions() {
    List<PayoutId> ids = watches.stream().map(watch -> watch.id).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    try {
      Map<PayoutId, Status> decided = progress.decided(ids);
      for (Watch watch : watches) {
        Status status = decided.get(watch.id);
        if (status != null) {
          watch.decision.complete(status);
        }
      }
    } catch (RuntimeException databaseAway) {
      log.atWarn()
          .addKeyValue("waiting", ids.size())
          .addKeyValue("cause", databaseAway.getClass().getSimpleName())
          .log("cannot look for decisions, looking again");
    }
  }
}
