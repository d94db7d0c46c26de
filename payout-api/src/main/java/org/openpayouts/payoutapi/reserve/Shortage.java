package org.openpayouts.payoutapi.reserve;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/**
 * A cutoff that ended in a ledger because the money did.
 *
 * @param scale decimal places of the ledger units
 * @param missingUnits for the first blocked payout, in ledger units
 * @param waiting how many payouts wait from it on, itself included
 * @param cutoff its instant; an older build does not say it
 * @param nextCutoff the one after it, where it is known
 * @param occurredAt when it was decided
 */
record Shortage(
    MerchantId merchantId,
    String currency,
    CutoffId cutoffId,
    int scale,
    PayoutId firstBlocked,
    long missingUnits,
    long waiting,
    @Nullable Instant cutoff,
    @Nullable Instant nextCutoff,
    Instant occurredAt) {}
