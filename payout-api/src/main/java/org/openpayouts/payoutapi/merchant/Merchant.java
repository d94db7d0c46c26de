package org.openpayouts.payoutapi.merchant;

import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.id.MerchantId;

/**
 * A merchant in its newest version.
 *
 * @param externalId the operator's own name for it
 * @param status "active", "suspended" or "closed"
 * @param changedAt when this version was made, by the database's clock
 * @param eventId of the fact that published this version
 */
public record Merchant(
    MerchantId id,
    String externalId,
    long version,
    String status,
    MerchantProfile profile,
    Instant changedAt,
    UUID eventId) {}
