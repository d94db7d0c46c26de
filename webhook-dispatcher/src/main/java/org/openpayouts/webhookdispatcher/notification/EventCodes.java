package org.openpayouts.webhookdispatcher.notification;

import java.util.Optional;
import org.openpayouts.schemas.lifecycle.PayoutEvent;

/** Which facts of a payout's life merchants hear of, and under which code. */
final class EventCodes {

  private final NotificationSettings settings;

  EventCodes(NotificationSettings settings) {
    this.settings = settings;
  }

  /** Empty for a fact that is told to nobody outside. */
  Optional<WebhookEvent> of(PayoutEvent event) {
    return switch (event) {
      case PayoutEvent.Funded _ -> Optional.of(WebhookEvent.FUNDED);
      case PayoutEvent.Broadcast _ -> Optional.of(WebhookEvent.PROCESSING);
      case PayoutEvent.Completed _ -> Optional.of(WebhookEvent.COMPLETED);
      case PayoutEvent.Cancelled _ -> Optional.of(WebhookEvent.cancelled(settings.cancelledCode()));
      case PayoutEvent.Failed _ -> Optional.of(WebhookEvent.FAILED);
      case PayoutEvent.Requested _,
          PayoutEvent.Deferred _,
          PayoutEvent.Delayed _,
          PayoutEvent.TransactionReplaced _,
          PayoutEvent.Reopened _ ->
          Optional.empty();
    };
  }
}
