package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;

/**
 * The work of one cutoff for one merchant and ledger currency, as far as it has come.
 *
 * @param instant of the cutoff: what was requested before it is swept
 * @param stragglers whether only those are judged that came after the cutoff was swept
 * @param onDeposit whether a deposit asks for it, once the cutoff was swept
 * @param onlyPayouts the payouts that the cutoff names; all, without
 * @param cursor the last place that was judged
 * @param attempts how often it failed in a row
 */
record Sweep(
    long number,
    Cutoff cutoff,
    LedgerKey ledger,
    Instant instant,
    boolean stragglers,
    boolean onDeposit,
    @Nullable List<String> onlyPayouts,
    Place cursor,
    int attempts) {

  /** Whether it is of all that a ledger has, for a cutoff, and has not failed. */
  boolean isOrdinary() {
    return !stragglers && !onDeposit && onlyPayouts == null && attempts == 0;
  }

  /**
   * What its facts say of the cutoff.
   *
   * @param next when the ledger is swept next, as the cutoff told it
   */
  record Cutoff(String id, String eventId, @Nullable String traceparent, @Nullable Instant next) {}
}
