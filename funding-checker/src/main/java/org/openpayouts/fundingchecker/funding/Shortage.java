package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;

/**
 * A sweep that ended because the money did.
 *
 * @param missing for the first blocked payout, in ledger units
 * @param waiting how many payouts wait from it on, itself included
 */
record Shortage(
    LedgerKey ledger,
    String cutoffId,
    Place firstBlocked,
    long missing,
    long waiting,
    UUID eventId,
    @Nullable String causationId,
    @Nullable String traceparent,
    Instant occurredAt) {}
