package org.openpayouts.payoutapi.cancellation;

import java.time.Duration;
import java.util.Collection;
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

  /** Somebody who waits for payouts to be decided: one, or those of a group. */
  static final class Watch {
    private final MerchantId merchant;
    private final boolean ofGroup;
    private final Set<PayoutId> undecided = ConcurrentHashMap.newKeySet();
    private final Map<PayoutId, Status> decisions = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> allDecided = new CompletableFuture<>();

    private Watch(MerchantId merchant, Collection<PayoutId> ids, boolean ofGroup) {
      this.merchant = merchant;
      this.ofGroup = ofGroup;
      undecided.addAll(ids);
    }

    private void tell(Map<PayoutId, Status> decided) {
      for (PayoutId id : undecided) {
        Status status = decided.get(id);
        if (status != null) {
          decisions.put(id, status);
          undecided.remove(id);
        }
      }
      if (undecided.isEmpty()) {
        allDecided.complete(true);
      }
    }
  }

  /**
   * Begins to watch; empty if too many watch already, or too many of this merchant. Every watch
   * must be ended.
   */
  Optional<Watch> begin(MerchantId merchant, PayoutId id) {
    return begin(new Watch(merchant, List.of(id), false), settings.maxWaiting());
  }

  /** The same for the payouts of a group. */
  Optional<Watch> beginGroup(MerchantId merchant, List<PayoutId> ids) {
    return begin(new Watch(merchant, ids, true), settings.maxGroupsWaiting());
  }

  private Optional<Watch> begin(Watch watch, int places) {
    List<Watch> others = watches.stream().filter(other -> other.ofGroup == watch.ofGroup).toList();
    long own = others.stream().filter(other -> other.merchant.equals(watch.merchant)).count();
    if (!running || others.size() >= places || own >= Math.max(1, places / SHARE)) {
      return Optional.empty();
    }
    watches.add(watch);
    return Optional.of(watch);
  }

  /** The states into which payouts were decided, as far as that is seen in time. */
  Map<PayoutId, Status> await(Watch watch, Duration patience) throws InterruptedException {
    try {
      watch.allDecided.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException notAllYet) {
      return Map.copyOf(watch.decisions);
    } catch (ExecutionException neverCompletedSo) {
      throw new IllegalStateException(neverCompletedSo.getCause());
    }
    return Map.copyOf(watch.decisions);
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
    List<PayoutId> ids =
        watches.stream().flatMap(watch -> watch.undecided.stream()).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    try {
      Map<PayoutId, Status> decided = decisions.apply(ids);
      watches.forEach(watch -> watch.tell(decided));
    } catch (RuntimeException databaseAway) {
      log.atWarn()
          .addKeyValue("waiting", ids.size())
          .addKeyValue("cause", databaseAway.getClass().getSimpleName())
          .log("cannot look for decisions, looking again");
    }
  }
}
