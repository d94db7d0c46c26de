package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;

/**
 * A recipient in its newest version.
 *
 * @param destinationMac authenticates the withdrawal under this version; null without one
 * @param invitedBy the token that invited it; null where an operator made it
 */
public record Recipient(
    RecipientId id,
    MerchantId merchantId,
    long version,
    String email,
    RecipientProfile profile,
    @Nullable Mac destinationMac,
    Instant changedAt,
    UUID eventId,
    @Nullable TokenId invitedBy) {

  public @Nullable String shopperId() {
    return profile.shopperId();
  }

  public RecipientStatus status() {
    return profile.status();
  }

  EmailKey emailKey() {
    return EmailKey.of(email);
  }
}
