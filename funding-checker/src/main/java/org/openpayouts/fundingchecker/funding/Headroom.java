package org.openpayouts.fundingchecker.funding;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.merchant.Limits;

/** What the limits of a merchant leave to one round; becomes less with all that it funds. */
final class Headroom {
  private final Limits limits;
  private final Map<String, Long> byRecipient;
  private long onDay;

  Headroom(Limits limits, Spent before) {
    this.limits = limits;
    this.onDay = before.onDay();
    this.byRecipient = new HashMap<>(before.byRecipient());
  }

  /** Which limit an amount is beyond: the narrowest first. */
  Optional<Reason> refusal(String recipientId, long amount) {
    if (isBeyond(limits.perPayout(), 0, amount)) {
      return Optional.of(Reason.LIMIT_PER_PAYOUT);
    }
    if (isBeyond(limits.perRecipientPerDay(), of(recipientId), amount)) {
      return Optional.of(Reason.LIMIT_PER_RECIPIENT);
    }
    if (isBeyond(limits.perDay(), onDay, amount)) {
      return Optional.of(Reason.LIMIT_PER_DAY);
    }
    return Optional.empty();
  }

  /** Both are positive, so what a lowered limit has left is below zero and never overflows. */
  private static boolean isBeyond(@Nullable Long limit, long spent, long amount) {
    return limit != null && amount > limit - spent;
  }

  private long of(String recipientId) {
    return byRecipient.getOrDefault(recipientId, 0L);
  }

  /** Counts what is funded, as far as a limit does. */
  void use(String recipientId, long amount) {
    if (limits.perDay() != null) {
      onDay = Math.addExact(onDay, amount);
    }
    if (limits.perRecipientPerDay() != null) {
      byRecipient.put(recipientId, Math.addExact(of(recipientId), amount));
    }
  }
}
