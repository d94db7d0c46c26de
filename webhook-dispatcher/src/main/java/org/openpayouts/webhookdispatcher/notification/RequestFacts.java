package org.openpayouts.webhookdispatcher.notification;

import java.util.Optional;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.NotificationRequested;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.webhookdispatcher.delivery.Content;
import org.openpayouts.webhookdispatcher.delivery.Notice;
import org.openpayouts.webhookdispatcher.delivery.Subject;

/** Translates records of payouts.notifications.v1 into what merchants hear. */
final class RequestFacts {

  private RequestFacts() {}

  static Optional<Notice> notice(Received<HeardFacts> received) {
    return switch (received.value().record()) {
      case NotificationRequested request -> Optional.of(resend(request, received));
      case RecipientNotificationRequested request -> Optional.of(recipient(request, received));
      default -> Optional.empty();
    };
  }

  /** The last webhook's data under 5005; the payout as it stands where none was sent yet. */
  private static Notice resend(NotificationRequested request, Received<HeardFacts> received) {
    var payout = request.getPayout();
    var event = WebhookEvent.MANUALLY_NOTIFIED;
    return new Notice(
        request.getEnvelope().getEventId(),
        new Subject(Subject.Kind.PAYOUT, request.getPayoutId()),
        request.getMerchantId(),
        payout.getTokenId(),
        0,
        event.code(),
        event.name(),
        payout.getNotificationUrl(),
        request.getEnvelope().getOccurredAt(),
        new Content.LastAgain(
            last -> WebhookBodies.again(event, last),
            WebhookBodies.of(event, SnapshotFacts.view(payout))),
        HeardFacts.origin(received));
  }

  /** A resend tells the last webhook's data; the recipient as it stands where none was sent yet. */
  private static Notice recipient(
      RecipientNotificationRequested request, Received<HeardFacts> received) {
    var event = new WebhookEvent(request.getCode(), request.getName());
    var view =
        new RecipientView(
            request.getRecipientId(),
            request.getShopperId(),
            request.getEmail(),
            request.getLabel(),
            request.getStatus());
    return new Notice(
        request.getEnvelope().getEventId(),
        new Subject(Subject.Kind.RECIPIENT, request.getRecipientId()),
        request.getMerchantId(),
        request.getTokenId(),
        request.getRecipientVersion(),
        event.code(),
        event.name(),
        request.getNotificationUrl(),
        request.getEnvelope().getOccurredAt(),
        content(event, view),
        HeardFacts.origin(received));
  }

  private static Content content(WebhookEvent event, RecipientView view) {
    byte[] body = WebhookBodies.of(event, view);
    return event.code() == WebhookEvent.RECIPIENT_MANUALLY_NOTIFIED_CODE
        ? new Content.LastAgain(last -> WebhookBodies.again(event, last), body)
        : new Content.Fixed(body);
  }
}
