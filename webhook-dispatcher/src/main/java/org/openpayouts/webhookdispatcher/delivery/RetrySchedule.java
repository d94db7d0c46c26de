package org.openpayouts.webhookdispatcher.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a failed delivery is tried again. A pure function of its arguments. */
final class RetrySchedule {

  private static final int PERCENT = 100;

  private final DeliverySettings settings;

  RetrySchedule(DeliverySettings settings) {
    this.settings = settings;
  }

  /**
   * The next attempt; empty when all are used up or the deadline is reached.
   *
   * @param attempts attempts made, at least one
   * @param asked the receiver's Retry-After, zero for none
   * @param atLeast least wait that the kind of failure asks for
   * @param chance where in the spread the wait falls: 0 is the shortest, 1 the longest
   */
  Optional<Instant> next(
      int attempts,
      Instant now,
      Instant deadline,
      Duration asked,
      Duration atLeast,
      double chance) {
    if (attempts > settings.retries().size() || !now.isBefore(deadline)) {
      return Optional.empty();
    }
    var slot = settings.retries().get(attempts - 1);
    var limit = slot.multipliedBy(settings.retryAfterLimit());
    var wait = longer(longer(spread(slot, chance), shorter(asked, limit)), atLeast);
    var at = now.plus(wait);
    return Optional.of(at.isAfter(deadline) ? deadline : at);
  }

  private Duration spread(Duration slot, double chance) {
    var percent = PERCENT - settings.jitterPercent() + 2 * settings.jitterPercent() * chance;
    return Duration.ofMillis(Math.round(slot.toMillis() * percent / PERCENT));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
