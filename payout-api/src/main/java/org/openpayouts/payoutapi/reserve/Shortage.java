package org.openpayouts.payoutapi.reserve;

import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/**
 * A cutoff that ended in a ledger because the money did.
 *
 * @param scale decimal places of the ledger units
 * @param missingUnits for the first blocked payout, in ledger units
 * @param waiting how many payouts wait from it on, itself included
 */
record Shortage(
    MerchantId merchantId,
    String currency,
    CutoffId cutoffId,
    int scale,
    PayoutId firstBlocked,
    long missingUnits,
    long waiting) {}
