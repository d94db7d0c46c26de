package org.openpayouts.broadcaster.recipient;

import java.util.Optional;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.stereotype.Component;

/** Reads recipients.v1. */
@Component
class RecipientFacts {
  private final RecordCodec codec;

  RecipientFacts(RecordCodec codec) {
    this.codec = codec;
  }

  /** Empty where the record is a watermark. */
  Optional<RecipientChange> decode(String topic, byte[] value) {
    return codec.decode(topic, value) instanceof RecipientChanged changed
        ? Optional.of(change(changed))
        : Optional.empty();
  }

  private static RecipientChange change(RecipientChanged changed) {
    Withdrawal to = changed.getWithdrawal();
    if (to == null) {
      return new RecipientChange(
          changed.getRecipientId(), changed.getMerchantId(), changed.getVersion(), null, null);
    }
    var target =
        new PaymentIntent.Target(
            changed.getMerchantId(),
            changed.getRecipientId(),
            to.getRecipientVersion(),
            to.getAsset(),
            to.getChain(),
            to.getDestination().getAddress(),
            to.getDestination().getMemo());
    return new RecipientChange(
        changed.getRecipientId(),
        changed.getMerchantId(),
        changed.getVersion(),
        target,
        Mac.of(to.getDestinationMac()));
  }
}
