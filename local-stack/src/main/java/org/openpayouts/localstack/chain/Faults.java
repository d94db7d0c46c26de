package org.openpayouts.localstack.chain;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What the node does wrong on command; each fault is used up by the calls that meet it. */
final class Faults {
  /** Kinds of fault that a call can meet. */
  public enum Kind {
    /** The connection is closed before anything is done. */
    REFUSE,
    /** Nothing is done and no answer comes for half a minute. */
    TIME_OUT,
    /** The call is carried out, then the connection is closed without an answer. */
    LOSE_ANSWER
  }

  private static final Duration HANGING = Duration.ofSeconds(30);

  private final Map<Kind, Map<String, AtomicInteger>> armed = new ConcurrentHashMap<>();
  private volatile Duration latency = Duration.ZERO;

  void arm(Kind kind, String method, int times) {
    armed
        .computeIfAbsent(kind, k -> new ConcurrentHashMap<>())
        .put(method, new AtomicInteger(times));
  }

  void latency(Duration duration) {
    latency = duration;
  }

  boolean meets(Kind kind, String method) {
    AtomicInteger left = armed.getOrDefault(kind, Map.of()).get(method);
    return left != null && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  void delay() {
    LockSupport.parkNanos(latency.toNanos());
  }

  static void hang() {
    try {
      TimeUnit.NANOSECONDS.sleep(HANGING.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
