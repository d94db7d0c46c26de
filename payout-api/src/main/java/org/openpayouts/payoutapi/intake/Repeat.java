package org.openpayouts.payoutapi.intake;

import java.time.Duration;
import java.time.Instant;
import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Status;

/** How a repeated request is answered. Pure. */
final class Repeat {
  private Repeat() {}

  /** A repeat of a signed request that made the payout. */
  static IntakeOutcome ofRequest(PayoutView first, Instant now, Duration window) {
    return switch (first.progress().status()) {
      case CANCELLED, FAILED -> ended(first);
      case NEW, FUNDED, PROCESSING, COMPLETE ->
          now.isAfter(first.payout().requestedAt().plus(window))
              ? new IntakeOutcome.TooLate(first.payout().id())
              : new IntakeOutcome.Replayed(first);
    };
  }

  /** Another request under an idempotency key that the payout's request carried. */
  static IntakeOutcome ofKey(PayoutView first, Candidate repeat) {
    if (!hasContentOf(first, repeat)) {
      return new IntakeOutcome.KeyReused(first.payout().id());
    }
    Status status = first.progress().status();
    return status == Status.CANCELLED || status == Status.FAILED
        ? ended(first)
        : new IntakeOutcome.Replayed(first);
  }

  static boolean hasContentOf(PayoutView first, Candidate repeat) {
    return first.payout().draft().equals(repeat.draft());
  }

  private static IntakeOutcome ended(PayoutView first) {
    return new IntakeOutcome.Ended(first.payout().id(), first.progress().status());
  }
}
