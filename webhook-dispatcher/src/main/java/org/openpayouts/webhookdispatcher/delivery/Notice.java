package org.openpayouts.webhookdispatcher.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a merchant shall hear.
 *
 * @param eventId the fact that it tells about; unique, however often it arrives
 * @param merchantId who shall hear it
 * @param tokenId names the key that signs it; empty means the merchant's newest payout token
 * @param sequence place of the fact among those of its subject
 * @param code event code
 * @param name event name
 * @param url where it goes; null means the merchant's default
 * @param occurredAt when the fact happened
 */
public record Notice(
    UUID eventId,
    Subject subject,
    String merchantId,
    String tokenId,
    long sequence,
    int code,
    String name,
    @Nullable String url,
    Instant occurredAt,
    Content content,
    Origin origin) {

  boolean isResend() {
    return content instanceof Content.LastAgain;
  }
}
