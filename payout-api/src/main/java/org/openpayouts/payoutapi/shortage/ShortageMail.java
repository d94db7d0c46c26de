package org.openpayouts.payoutapi.shortage;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/**
 * A mail to be sent: a cutoff found a reserve short.
 *
 * @param missing for the first blocked payout, in the reserve's currency
 * @param waiting how many payouts wait from it on, itself included
 * @param cutoff its instant; null where an older build has told of it
 * @param nextCutoff null where it is not known, or has passed
 * @param attempts how often it was begun, this time included
 */
record ShortageMail(
    MerchantId merchantId,
    String currency,
    CutoffId cutoffId,
    BigDecimal missing,
    PayoutId firstBlocked,
    long waiting,
    @Nullable Instant cutoff,
    @Nullable Instant nextCutoff,
    int attempts) {}
