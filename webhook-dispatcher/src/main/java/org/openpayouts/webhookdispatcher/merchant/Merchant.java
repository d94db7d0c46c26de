package org.openpayouts.webhookdispatcher.merchant;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as far as webhooks go.
 *
 * @param payoutNotificationUrl where payouts without a URL of their own are told
 * @param recipientNotificationUrl where recipients without a URL of their own are told
 * @param keys sealed webhook keys, oldest first
 */
public record Merchant(
    String merchantId,
    long version,
    @Nullable String payoutNotificationUrl,
    @Nullable String recipientNotificationUrl,
    SuccessRule successRule,
    List<Key> keys) {

  public Merchant {
    keys = List.copyOf(keys);
  }

  /**
   * A webhook key of the merchant.
   *
   * @param facade "payout", "merchant" or "pos"
   */
  public record Key(String tokenId, String facade, ByteBuffer sealed, boolean revoked) {

    public Key {
      sealed = sealed.asReadOnlyBuffer();
    }
  }
}
