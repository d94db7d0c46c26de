package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payout that nobody has decided yet.
 *
 * @param amount as requested, in {@code currency}
 * @param effectiveAt it is not paid before this instant
 * @param sequence of the last fact about it that is known here
 * @param said the reason that was said last
 */
record OpenPayout(
    String payoutId,
    Instant requestedAt,
    String recipientId,
    BigDecimal amount,
    String currency,
    Instant effectiveAt,
    long sequence,
    @Nullable Reason said) {

  /** Its place in the order of funding. */
  Place place() {
    return new Place(requestedAt, payoutId);
  }
}
