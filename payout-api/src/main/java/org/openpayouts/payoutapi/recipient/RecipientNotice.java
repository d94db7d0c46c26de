package org.openpayouts.payoutapi.recipient;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.merchant.TokenId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;

/**
 * What a merchant is told of a recipient, as it was when it was told.
 *
 * @param about the recipient's id and version
 * @param tokenId whose key signs it
 * @param url where it goes; null means the merchant's default
 */
public record RecipientNotice(
    UUID eventId,
    RecipientEvent event,
    About about,
    String email,
    @Nullable String label,
    @Nullable String shopperId,
    RecipientStatus status,
    TokenId tokenId,
    @Nullable String url,
    Instant toldAt) {

  /** Which version of which recipient. */
  public record About(MerchantId merchantId, RecipientId id, long version) {}

  static RecipientNotice of(
      RecipientEvent event, Recipient recipient, TokenId tokenId, UUID eventId, Instant toldAt) {
    return new RecipientNotice(
        eventId,
        event,
        new About(recipient.merchantId(), recipient.id(), recipient.version()),
        recipient.email(),
        recipient.profile().label(),
        recipient.shopperId(),
        recipient.status(),
        tokenId,
        recipient.profile().notificationUrl(),
        toldAt);
  }
}
