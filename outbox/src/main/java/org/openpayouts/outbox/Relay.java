package org.openpayouts.outbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/** Sends what was appended, each lane on a thread of its own; starts first and stops last. */
final class Relay implements SmartLifecycle {

  /** Started before, and so stopped after, the bindings and the web server. */
  private static final int EARLY = Integer.MIN_VALUE + 1_000;

  private static final Duration LAST_ROUND_MAX = Duration.ofSeconds(5);

  private final Segments segments;
  private final Leases leases;
  private final Supplier<FactSender> senders;
  private final OutboxSettings.Relay settings;
  private final OutboxMetrics metrics;
  private final Failpoint failpoint;
  private final VitalLoops loops;
  private final Map<Lane, LaneRelay> lanes = new EnumMap<>(Lane.class);
  private final Map<Lane, Thread> threads = new EnumMap<>(Lane.class);

  Relay(
      Segments segments,
      Leases leases,
      Supplier<FactSender> senders,
      OutboxSettings.Relay settings,
      OutboxMetrics metrics,
      Failpoint failpoint,
      VitalLoops loops) {
    this.segments = segments;
    this.leases = leases;
    this.senders = senders;
    this.settings = settings;
    this.metrics = metrics;
    this.failpoint = failpoint;
    this.loops = loops;
  }

  /** Something was committed in this lane. */
  synchronized void wake(Lane lane) {
    LaneRelay relay = lanes.get(lane);
    if (relay != null) {
      relay.wake();
    }
  }

  @Override
  public synchronized void start() {
    for (Lane lane : Lane.values()) {
      // A barrier in the bulk lane may wait for this round of the fast one.
      Runnable afterRound = lane == Lane.FAST ? () -> wake(Lane.BULK) : () -> {};
      var relay =
          new LaneRelay(lane, segments, leases, senders, settings, metrics, afterRound, failpoint);
      lanes.put(lane, relay);
      String name = "relay-" + lane;
      threads.put(lane, Thread.ofPlatform().daemon().name(name).start(loops.watched(name, relay)));
    }
  }

  @Override
  public void stop() {
    Map<Lane, Thread> stopping;
    synchronized (this) {
      lanes.values().forEach(LaneRelay::stop);
      lanes.clear();
      stopping = new EnumMap<>(threads);
      threads.clear();
    }
    stopping.values().forEach(Relay::await);
  }

  private static void await(Thread thread) {
    try {
      if (!thread.join(LAST_ROUND_MAX)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return !threads.isEmpty();
  }

  @Override
  public int getPhase() {
    return EARLY;
  }
}
