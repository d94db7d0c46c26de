package org.openpayouts.payoutapi.intake;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openpayouts.payoutapi.payout.Draft;
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
  static IntakeOutcome ofKey(Made first, Candidate repeat) {
    if (!hasContentOf(first, repeat)) {
      return new IntakeOutcome.KeyReused(first);
    }
    return hasEnded(first) ? ended(first) : new IntakeOutcome.Replayed(first);
  }

  /** Whether both ask for the same payouts, in whatever order, and both or neither as a group. */
  static boolean hasContentOf(Made first, Candidate repeat) {
    return first.groupId().isPresent() == (repeat.group() != null)
        && counted(first.payouts().stream().map(view -> view.payout().draft()))
            .equals(counted(repeat.orders().stream().map(Candidate.Order::draft)));
  }

  private static Map<Draft, Long> counted(Stream<Draft> drafts) {
    return drafts.collect(groupingBy(Function.identity(), counting()));
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
