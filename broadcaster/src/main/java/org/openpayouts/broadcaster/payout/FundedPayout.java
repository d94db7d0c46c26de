package org.openpayouts.broadcaster.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.broadcaster.wallet.PaymentOrder;
import org.openpayouts.schemas.id.PayoutId;

/**
 * A payout whose money is held: its order, and the record that said so, byte for byte.
 *
 * @param traceparent of the request that started it, where the record carried one
 */
@SuppressWarnings("ArrayRecordComponent") // the record as it came, on its way to the database
public record FundedPayout(
    PayoutId id,
    String merchantId,
    long sequence,
    Instant fundedAt,
    PaymentOrder order,
    @Nullable String traceparent,
    byte[] record) {}
