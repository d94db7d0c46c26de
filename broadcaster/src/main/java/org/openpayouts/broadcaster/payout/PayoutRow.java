package org.openpayouts.broadcaster.payout;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.lifecycle.PayoutState;

/** A payout as it stands, locked by whoever reads it. */
@SuppressWarnings("ArrayRecordComponent") // the stored record of its funding
record PayoutRow(
    PayoutId id,
    PayoutState state,
    boolean planned,
    @Nullable String delayReason,
    @Nullable String traceparent,
    byte[] record) {}
