package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;

/**
 * A sweep that ended because the money did.
 *
 * @param cutoff whose sweep it was
 * @param missing for the first blocked payout, in ledger units
 * @param waiting how many payouts wait from it on, itself included; at least so many, where they
 *     are more than one transaction could count
 */
record Shortage(
    LedgerKey ledger,
    Cutoff cutoff,
    Place firstBlocked,
    long missing,
    long waiting,
    UUID eventId,
    @Nullable String causationId,
    @Nullable String traceparent,
    Instant occurredAt) {

  /**
   * What a shortage tells of its cutoff.
   *
   * @param instant null in what older builds told
   * @param next when the ledger is swept next, if it was known and had not passed
   */
  record Cutoff(String id, @Nullable Instant instant, @Nullable Instant next) {

    /** The cutoff of a sweep, as it is told at a moment. */
    static Cutoff of(Sweep sweep, Instant now) {
      Instant next = sweep.cutoff().next();
      boolean isAhead = next != null && next.isAfter(now);
      return new Cutoff(sweep.cutoff().id(), sweep.instant(), isAhead ? next : null);
    }
  }
}
