package org.openpayouts.webhookdispatcher.replay;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.WebhookDelivery;
import org.openpayouts.webhookdispatcher.delivery.Content;
import org.openpayouts.webhookdispatcher.delivery.Notice;
import org.openpayouts.webhookdispatcher.delivery.Origin;
import org.openpayouts.webhookdispatcher.delivery.Revival;
import org.openpayouts.webhookdispatcher.delivery.Subject;

/** Translates records of webhooks.replay.v1. */
final class ReplayFacts {

  private static final int FIRST_PAYOUT_CODE = 5000;
  private static final int FIRST_RESERVE_CODE = 9000;

  private ReplayFacts() {}

  static Optional<Revival> of(Received<SpecificRecord> received) {
    return received.value() instanceof WebhookDelivery delivery
        ? Optional.of(revival(delivery, received))
        : Optional.empty();
  }

  private static Revival revival(WebhookDelivery delivery, Received<SpecificRecord> received) {
    return new Revival(
        delivery.getEnvelope().getEventId(),
        delivery.getDeliveryId(),
        notice(delivery, received),
        delivery.getRequestedBy(),
        delivery.getReason());
  }

  private static Notice notice(WebhookDelivery delivery, Received<SpecificRecord> received) {
    var body = new byte[delivery.getBody().remaining()];
    delivery.getBody().duplicate().get(body);
    return new Notice(
        delivery.getSourceEventId(),
        new Subject(kind(delivery.getCode()), delivery.getPayoutId()),
        delivery.getMerchantId(),
        delivery.getTokenId(),
        delivery.getSequence(),
        delivery.getCode(),
        delivery.getName(),
        delivery.getUrl().isEmpty() ? null : delivery.getUrl(),
        delivery.getEnvelope().getOccurredAt(),
        new Content.Fixed(body),
        new Origin(
            received.topic(),
            received.partition(),
            received.offset(),
            null,
            delivery.getTraceparent()));
  }

  private static Subject.Kind kind(int code) {
    if (code < FIRST_PAYOUT_CODE) {
      return Subject.Kind.RECIPIENT;
    }
    return code < FIRST_RESERVE_CODE ? Subject.Kind.PAYOUT : Subject.Kind.RESERVE;
  }
}
