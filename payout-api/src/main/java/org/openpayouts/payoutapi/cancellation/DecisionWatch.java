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
import java.util.function.Function;
import org.openpayouts.payoutapi.payout.ProgressRows;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sees decisions arrive: one query at a time for everybody who waits, and none if nobody does. */
@Component
class DecisionWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(DecisionWatch.class);
  private static final int SHARE = 4;
  private static final int PHASE = Integer.MAX_VALUE - 8_192;

  private final Function<List<PayoutId>, Map<PayoutId, Status>> decisions;
  private final CancellationSettings settings;
  private final ApplicationEventPublisher events;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private volatile boolean running;

  @Autowired
  DecisionWatch(
      ProgressRows progress, CancellationSettings settings, ApplicationEventPublisher events) {
    this(progress::decided, settings, events);
  }

  DecisionWatch(
      Function<List<PayoutId>, Map<PayoutId, Status>> decisions,
      CancellationSettings settings,
      ApplicationEventPublisher events) {
    this.decisions = decisions;
    this.settings = settings;
    this.events = events;
  }

  /** Somebody who waits for a payout to be decided. */
  static final class Watch {
    private final MerchantId merchant;
    private final PayoutId id;
    private final CompletableFuture<Status> decision = new CompletableFuture<>();

    private Watch(MerchantId merchant, PayoutId id) {
      this.merchant = merchant;
      this.id = id;
    }
  }

  /**
   * Begins to watch; empty if too many watch already, or too many of this merchant. Every watch
   * must be ended.
   */
  Optional<Watch> begin(MerchantId merchant, PayoutId id) {
    if (!running || watches.size() >= settings.maxWaiting() || hasItsShare(merchant)) {
      return Optional.empty();
    }
    var watch = new Watch(merchant, id);
    watches.add(watch);
    return Optional.of(watch);
  }

  private boolean hasItsShare(MerchantId merchant) {
    long share = Math.max(1, settings.maxWaiting() / SHARE);
    return watches.stream().filter(watch -> watch.merchant.equals(merchant)).count() >= share;
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
    } catch (Error broken) {
      log.atError().setCause(broken).log("nobody sees decisions any more, this process is broken");
      AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN);
    }
  }

  private void tellDecisions() {
    List<PayoutId> ids = watches.stream().map(watch -> watch.id).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    try {
      Map<PayoutId, Status> decided = decisions.apply(ids);
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
