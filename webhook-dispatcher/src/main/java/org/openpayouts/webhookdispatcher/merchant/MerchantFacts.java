package org.openpayouts.webhookdispatcher.merchant;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.SealedWebhookKey;

/** Translates records of merchants.v1. */
final class MerchantFacts {

  private MerchantFacts() {}

  /** Watermarks, which travel on the same topic, are nothing to us. */
  static Optional<Merchant> of(SpecificRecord record) {
    return record instanceof MerchantChanged changed
        ? Optional.of(merchant(changed))
        : Optional.empty();
  }

  private static Merchant merchant(MerchantChanged changed) {
    return new Merchant(
        changed.getMerchantId(),
        changed.getVersion(),
        changed.getPayoutNotificationUrl(),
        changed.getRecipientNotificationUrl(),
        SuccessRule.named(changed.getPolicy().getWebhookSuccess()),
        changed.getWebhookKeys().stream().map(MerchantFacts::key).toList());
  }

  private static Merchant.Key key(SealedWebhookKey key) {
    return new Merchant.Key(
        key.getTokenId(), key.getFacade(), key.getSealedKey(), key.getRevoked());
  }
}
