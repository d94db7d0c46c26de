package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.id.PayoutId;

/**
 * Somebody wants a payout cancelled.
 *
 * @param role "merchant", "clerk" or "operator"
 * @param requestedBy a name without secrets, for example a token's id
 */
public record CancellationWish(
    PayoutId payoutId,
    long sequence,
    String role,
    String requestedBy,
    Instant requestedAt,
    UUID eventId) {}
