package org.openpayouts.payoutapi.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.openpayouts.payoutapi.payout.Status;

/** How a repeated request is answered. Pure. */
final class Repeat {
  private Repeat() {}

  /** A repeat of a signed request that made this. */
  static IntakeOutcome ofRequest(Made first, Instant now, Duration window) {
    if (hasEnded(first)) {
      return ended(first);
    }
    return now.isAfter(first.first().payout().requestedAt().plus(window))
        ? new IntakeOutcome.TooLate(first)
        : new IntakeOutcome.Replayed(first);
  }

  /** Another request under an idempotency key that the first one carried. */
  static IntakeOutcome ofKey(Made first, Content repeated, LocalDate today) {
    if (!repeated.repeats(first, today)) {
      return new IntakeOutcome.KeyReused(first);
    }
    return hasEnded(first) ? ended(first) : new IntakeOutcome.Replayed(first);
  }

  /** Of a group, whether nothing is left of it. */
  private static boolean hasEnded(Made first) {
    return first.payouts().stream().allMatch(view -> isEnd(view.progress().status()));
  }

  private static boolean isEnd(Status status) {
    return switch (status) {
      case CANCELLED, FAILED -> true;
      case NEW, FUNDED, PROCESSING, COMPLETE -> false;
    };
  }

  private static IntakeOutcome ended(Made first) {
    return new IntakeOutcome.Ended(first, first.first().progress().status());
  }
}
