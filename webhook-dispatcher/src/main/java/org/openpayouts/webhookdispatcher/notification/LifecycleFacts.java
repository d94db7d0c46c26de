package org.openpayouts.webhookdispatcher.notification;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCancelled;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutDeferred;
import org.openpayouts.schemas.event.PayoutDelayed;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutFunded;
import org.openpayouts.schemas.event.PayoutReopened;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutTransactionReplaced;
import org.openpayouts.schemas.lifecycle.PayoutEvent;
import org.openpayouts.webhookdispatcher.delivery.Content;
import org.openpayouts.webhookdispatcher.delivery.Notice;
import org.openpayouts.webhookdispatcher.delivery.Subject;

/** Translates records of payouts.lifecycle.v1 into what merchants hear. */
final class LifecycleFacts {

  private final EventCodes codes;

  LifecycleFacts(EventCodes codes) {
    this.codes = codes;
  }

  private record Fact(PayoutEvent event, Envelope envelope, PayoutSnapshot payout) {}

  /** Empty where the merchant hears nothing of it. */
  Optional<Notice> notice(Received<HeardFacts> received) {
    return fact(received.value().record())
        .flatMap(fact -> codes.of(fact.event()).map(event -> notice(received, fact, event)));
  }

  private static Notice notice(Received<HeardFacts> received, Fact fact, WebhookEvent event) {
    var payout = fact.payout();
    return new Notice(
        fact.envelope().getEventId(),
        new Subject(Subject.Kind.PAYOUT, payout.getPayoutId()),
        payout.getMerchantId(),
        payout.getTokenId(),
        fact.event().sequence(),
        event.code(),
        event.name(),
        payout.getNotificationUrl(),
        fact.envelope().getOccurredAt(),
        new Content.Fixed(WebhookBodies.of(event, SnapshotFacts.view(payout))),
        HeardFacts.origin(received));
  }

  /** Empty for a record that is no lifecycle fact. */
  private static Optional<Fact> fact(SpecificRecord record) {
    return Optional.ofNullable(
        switch (record) {
          case PayoutFunded r ->
              new Fact(new PayoutEvent.Funded(r.getSequence()), r.getEnvelope(), r.getPayout());
          case PayoutBroadcast r ->
              new Fact(new PayoutEvent.Broadcast(r.getSequence()), r.getEnvelope(), r.getPayout());
          case PayoutCompleted r ->
              new Fact(new PayoutEvent.Completed(r.getSequence()), r.getEnvelope(), r.getPayout());
          case PayoutCancelled r ->
              new Fact(new PayoutEvent.Cancelled(r.getSequence()), r.getEnvelope(), r.getPayout());
          case PayoutFailed r ->
              new Fact(new PayoutEvent.Failed(r.getSequence()), r.getEnvelope(), r.getPayout());
          case PayoutDeferred r ->
              new Fact(new PayoutEvent.Deferred(r.getSequence()), r.getEnvelope(), r.getPayout());
          case PayoutDelayed r ->
              new Fact(new PayoutEvent.Delayed(r.getSequence()), r.getEnvelope(), r.getPayout());
          case PayoutTransactionReplaced r ->
              new Fact(
                  new PayoutEvent.TransactionReplaced(r.getSequence()),
                  r.getEnvelope(),
                  r.getPayout());
          case PayoutReopened r ->
              new Fact(new PayoutEvent.Reopened(r.getSequence()), r.getEnvelope(), r.getPayout());
          default -> null;
        });
  }
}
