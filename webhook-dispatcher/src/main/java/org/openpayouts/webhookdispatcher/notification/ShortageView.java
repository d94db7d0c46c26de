package org.openpayouts.webhookdispatcher.notification;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook shows of a reserve that a cutoff found short.
 *
 * @param missing for the first blocked payout, in the reserve's currency
 * @param firstBlocked the payout at which the money ended
 * @param waiting how many payouts wait from it on, itself included
 * @param cutoff null where an older build has told of it
 * @param nextCutoff null where it is not known
 */
record ShortageView(
    String currency,
    BigDecimal missing,
    String firstBlocked,
    long waiting,
    @Nullable Instant cutoff,
    @Nullable Instant nextCutoff) {}
