package org.openpayouts.fundingchecker.recipient;

import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.watermark.WatermarkFacts;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.event.IntakeWatermark;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.springframework.stereotype.Component;

/** Reads recipients from the published language. */
@Component
class RecipientFacts implements RecordDecoder<RecipientNews> {
  private final RecordCodec codec;

  RecipientFacts(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public RecipientNews decode(String topic, byte[] value) {
    return switch (codec.decode(topic, value)) {
      case RecipientChanged changed -> new RecipientNews.Changed(recipient(changed));
      case IntakeWatermark mark -> new RecipientNews.Reached(WatermarkFacts.watermark(mark));
      case Object other ->
          throw new UndecodableRecord(other.getClass().getSimpleName() + " is not of " + topic);
    };
  }

  private static Recipient recipient(RecipientChanged changed) {
    MerchantId merchantId = new MerchantId(changed.getMerchantId());
    return new Recipient(
        new RecipientId(changed.getRecipientId()),
        merchantId,
        changed.getVersion(),
        changed.getStatus() == RecipientStatus.ACTIVE,
        payee(merchantId, changed.getWithdrawal()));
  }

  private static @Nullable Payee payee(MerchantId merchantId, @Nullable Withdrawal withdrawal) {
    return withdrawal == null
        ? null
        : new Payee(
            merchantId,
            withdrawal.getRecipientVersion(),
            withdrawal.getAsset(),
            withdrawal.getChain(),
            withdrawal.getDestination().getAddress(),
            withdrawal.getDestination().getMemo(),
            Mac.of(withdrawal.getDestinationMac()));
  }
}
