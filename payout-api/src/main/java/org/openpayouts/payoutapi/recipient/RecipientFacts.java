package org.openpayouts.payoutapi.recipient;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.event.Destination;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.RecipientId;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Recipients as records of {@code recipients.v1}. */
@Component
public class RecipientFacts {
  private final RecordCodec codec;

  RecipientFacts(RecordCodec codec) {
    this.codec = codec;
  }

  /** The record that publishes the recipient's present version. */
  public OutboundRecord changed(Recipient recipient) {
    RecipientChanged fact =
        RecipientChanged.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(recipient.eventId(), recipient.changedAt()))
            .setRecipientId(recipient.id().value())
            .setMerchantId(recipient.merchantId().value())
            .setVersion(recipient.version())
            .setStatus(
                org.openpayouts.schemas.event.RecipientStatus.valueOf(recipient.status().name()))
            .setEmail(recipient.email())
            .setLabel(recipient.profile().label())
            .setShopperId(recipient.profile().shopperId())
            .setNotificationUrl(recipient.profile().notificationUrl())
            .setWithdrawal(withdrawal(recipient))
            .build();
    return OutboundRecord.of(
        recipient.id().value(), codec.encode(Topics.RECIPIENTS.name(), fact), Map.of());
  }

  /** The version that a record publishes; it does not say who invited the recipient. */
  static Recipient recipient(RecipientChanged fact) {
    Withdrawal withdrawal = fact.getWithdrawal();
    return new Recipient(
        new RecipientId(fact.getRecipientId()),
        new MerchantId(fact.getMerchantId()),
        fact.getVersion(),
        fact.getEmail(),
        new RecipientProfile(
            RecipientStatus.valueOf(fact.getStatus().name()),
            fact.getLabel(),
            fact.getNotificationUrl(),
            fact.getShopperId(),
            withdrawal == null
                ? null
                : new WithdrawalChoice(
                    Assets.of(withdrawal.getAsset()),
                    withdrawal.getDestination().getAddress(),
                    withdrawal.getDestination().getMemo())),
        withdrawal == null ? null : Mac.of(withdrawal.getDestinationMac()),
        fact.getEnvelope().getOccurredAt(),
        fact.getEnvelope().getEventId(),
        null);
  }

  private static @Nullable Withdrawal withdrawal(Recipient recipient) {
    WithdrawalChoice choice = recipient.profile().withdrawal();
    if (choice == null) {
      return null;
    }
    return Withdrawal.newBuilder()
        .setAsset(choice.asset().code())
        .setChain(choice.asset().chain())
        .setDestination(
            Destination.newBuilder().setAddress(choice.address()).setMemo(choice.memo()).build())
        .setRecipientVersion(recipient.version())
        .setDestinationMac(Objects.requireNonNull(recipient.destinationMac()).buffer())
        .build();
  }
}
