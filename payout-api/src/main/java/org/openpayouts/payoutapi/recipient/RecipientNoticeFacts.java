package org.openpayouts.payoutapi.recipient;

import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** What merchants are told of recipients, as records of {@code payouts.notifications.v1}. */
@Component
public class RecipientNoticeFacts {
  private final RecordCodec codec;

  RecipientNoticeFacts(RecordCodec codec) {
    this.codec = codec;
  }

  public OutboundRecord requested(RecipientNotice notice) {
    String recipientId = notice.about().id().value();
    RecipientNotificationRequested fact =
        RecipientNotificationRequested.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(notice.eventId(), notice.toldAt()))
            .setRecipientId(recipientId)
            .setMerchantId(notice.about().merchantId().value())
            .setRecipientVersion(notice.about().version())
            .setCode(notice.event().code())
            .setName(notice.event().name())
            .setEmail(notice.email())
            .setLabel(notice.label())
            .setShopperId(notice.shopperId())
            .setStatus(notice.status().word())
            .setTokenId(notice.tokenId().value())
            .setNotificationUrl(notice.url())
            .build();
    return OutboundRecord.of(
        recipientId, codec.encode(Topics.NOTIFICATIONS.name(), fact), Map.of());
  }
}
