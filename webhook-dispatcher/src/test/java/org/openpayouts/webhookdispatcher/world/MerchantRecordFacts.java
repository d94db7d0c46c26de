package org.openpayouts.webhookdispatcher.world;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.MerchantPolicy;
import org.openpayouts.schemas.event.MerchantStatus;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.event.SealedWebhookKey;
import org.openpayouts.schemas.id.IdSource;

/** The records by which the dispatcher learns of a merchant. */
public final class MerchantRecordFacts {

  private static final IdSource IDS = IdSource.secure();

  private MerchantRecordFacts() {}

  public static MerchantChanged changed(
      SampleMerchant merchant, long version, @Nullable String url, SealingKey sealing) {
    return MerchantChanged.newBuilder()
        .setEnvelope(envelope())
        .setMerchantId(merchant.merchantId())
        .setVersion(version)
        .setName("Shop")
        .setStatus(MerchantStatus.ACTIVE)
        .setSettlementCurrency("USD")
        .setPayoutNotificationUrl(url)
        .setRecipientNotificationUrl(url)
        .setPolicy(MerchantPolicy.newBuilder().build())
        .setWebhookKeys(List.of(key(merchant, sealing)))
        .build();
  }

  /** A recipient of the merchant has become active. */
  public static RecipientNotificationRequested recipientActive(
      SampleMerchant merchant, @Nullable String url) {
    return RecipientNotificationRequested.newBuilder()
        .setEnvelope(envelope())
        .setRecipientId(IDS.nextId())
        .setMerchantId(merchant.merchantId())
        .setRecipientVersion(3)
        .setCode(4004)
        .setName("recipient_active")
        .setEmail("john@doe.com")
        .setStatus("active")
        .setTokenId(merchant.tokenId())
        .setNotificationUrl(url)
        .build();
  }

  /** The merchant wants to hear again what it heard last, whatever the recipient is by now. */
  public static RecipientNotificationRequested resendOf(RecipientNotificationRequested told) {
    return RecipientNotificationRequested.newBuilder(told)
        .setEnvelope(envelope())
        .setRecipientVersion(told.getRecipientVersion() + 1)
        .setCode(4007)
        .setName("recipient_manuallyNotified")
        .setLabel("renamed since")
        .build();
  }

  /** The recipient is paused. */
  public static RecipientNotificationRequested pausedAfter(RecipientNotificationRequested told) {
    return RecipientNotificationRequested.newBuilder(told)
        .setEnvelope(envelope())
        .setRecipientVersion(told.getRecipientVersion() + 1)
        .setCode(4005)
        .setName("recipient_paused")
        .setStatus("paused")
        .build();
  }

  private static Envelope envelope() {
    return Envelope.newBuilder()
        .setEventId(IDS.nextUuid())
        .setProducer("payout-api")
        .setOccurredAt(Clock.systemUTC().instant())
        .build();
  }

  private static SealedWebhookKey key(SampleMerchant merchant, SealingKey sealing) {
    var context = merchant.merchantId() + ":" + merchant.tokenId();
    return SealedWebhookKey.newBuilder()
        .setTokenId(merchant.tokenId())
        .setFacade("payout")
        .setSealedKey(sealing.seal(merchant.token(), context))
        .setSealedTo("test")
        .build();
  }
}
