package org.openpayouts.webhookdispatcher.endpoint;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint has behaved, and what follows: while it is open, {@code notBefore} shields the
 * whole backlog with one row; then one request probes, and room grows back 1, 2, 4 ... with each
 * success. Kept in the store and not in memory, because all replicas must see one breaker.
 *
 * @param allowance how many requests may be in flight
 * @param notBefore no request before this instant
 * @param consecutiveFailures since the last success
 * @param openings how often it opened since the last success
 * @param windowFrom start of the counting window
 * @param windowTotal answers counted in the window
 * @param windowFailed failures among them
 * @param failingSince the first failure after the last success
 * @param heldSince when all sending was stopped until somebody asks for more
 */
record Breaker(
    int allowance,
    Instant notBefore,
    int consecutiveFailures,
    int openings,
    Instant windowFrom,
    int windowTotal,
    int windowFailed,
    @Nullable Instant failingSince,
    @Nullable Instant heldSince) {

  private static final int MAX_DOUBLINGS = 20;

  static Breaker closed(int room, Instant now) {
    return new Breaker(room, now, 0, 0, now, 0, 0, null, null);
  }

  /** The receiver answered as it should. */
  Breaker succeeded(BreakerSettings settings, Instant now) {
    var counted = counted(settings, now, false);
    var grown = Math.min(settings.room(), Math.max(1, allowance * 2));
    return new Breaker(
        grown,
        notBefore,
        0,
        0,
        counted.windowFrom,
        counted.windowTotal,
        counted.windowFailed,
        null,
        heldSince);
  }

  /** The receiver failed; {@code slowDown} when it said, or showed, that it is overloaded. */
  Breaker failed(BreakerSettings settings, Instant now, boolean slowDown) {
    var counted = counted(settings, now, true);
    var since = failingSince == null ? now : failingSince;
    var failures = consecutiveFailures + 1;
    var next =
        new Breaker(
            slowDown ? Math.max(1, allowance / 2) : allowance,
            notBefore,
            failures,
            openings,
            counted.windowFrom,
            counted.windowTotal,
            counted.windowFailed,
            since,
            heldSince);
    if (!since.plus(settings.holdAfter()).isAfter(now)) {
      return next.held(now);
    }
    var alreadyOpen = notBefore.isAfter(now);
    return !alreadyOpen && next.shouldOpen(settings) ? next.opened(settings, now) : next;
  }

  /** Nothing is sent until the merchant or an operator asks for it; nothing is lost either. */
  Breaker held(Instant now) {
    var since = heldSince == null ? now : heldSince;
    return new Breaker(
        allowance,
        notBefore,
        consecutiveFailures,
        openings,
        windowFrom,
        windowTotal,
        windowFailed,
        failingSince,
        since);
  }

  private boolean shouldOpen(BreakerSettings settings) {
    var probing = openings > 0;
    var enough = windowTotal >= settings.windowMinimum();
    return probing
        || consecutiveFailures >= settings.failures()
        || (enough && windowFailed * 100L >= (long) settings.windowFailurePercent() * windowTotal);
  }

  private Breaker opened(BreakerSettings settings, Instant now) {
    var wait = settings.openFor().multipliedBy(1L << Math.min(openings, MAX_DOUBLINGS));
    var capped = wait.compareTo(settings.openAtMost()) > 0 ? settings.openAtMost() : wait;
    return new Breaker(
        1, now.plus(capped), consecutiveFailures, openings + 1, now, 0, 0, failingSince, heldSince);
  }

  private Breaker counted(BreakerSettings settings, Instant now, boolean failure) {
    var over = Duration.between(windowFrom, now).compareTo(settings.window()) > 0;
    return new Breaker(
        allowance,
        notBefore,
        consecutiveFailures,
        openings,
        over ? now : windowFrom,
        (over ? 0 : windowTotal) + 1,
        (over ? 0 : windowFailed) + (failure ? 1 : 0),
        failingSince,
        heldSince);
  }
}
