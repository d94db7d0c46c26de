package org.openpayouts.payoutapi.deferral;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.PayoutId;

/**
 * Why a payout is still new although a cutoff has passed.
 *
 * @param reason the code that was said last of this payout; RESERVE_SHORT where it waits behind
 *     another one and nothing was said, or only for an older cutoff
 * @param cutoff the last one that was over it, where one is known
 * @param shortage where the money of that cutoff ended, if that was not behind this payout
 */
public record Deferral(String reason, @Nullable Instant cutoff, @Nullable Shortage shortage) {
  static final String RESERVE_SHORT = "RESERVE_SHORT";

  /**
   * The reserve did not go on.
   *
   * @param missing for the first blocked payout, in the ledger's currency
   * @param waiting how many payouts wait from it on, itself included
   */
  public record Shortage(BigDecimal missing, PayoutId firstBlocked, long waiting) {}
}
