package org.openpayouts.payoutapi.payout;

import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.id.PayoutId;

/**
 * A merchant wants the last webhook of a payout again.
 *
 * @param status of the payout when it was asked
 * @param requestedBy a name without secrets, for example a token's id
 */
public record NotificationWish(
    PayoutId payoutId, Status status, String requestedBy, Instant requestedAt, UUID eventId) {}
