package org.openpayouts.payoutapi.payout;

import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.schemas.event.NotificationRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/**
 * Wishes for a payout's last webhook as records of {@code payouts.notifications.v1}. Their snapshot
 * is told only where no webhook was yet; terms of funding and transactions are left to the facts of
 * those who decided them.
 */
@Component
public class NotificationFacts {
  private static final String TOPIC = Topics.NOTIFICATIONS.name();

  private final RecordCodec codec;

  NotificationFacts(RecordCodec codec) {
    this.codec = codec;
  }

  public OutboundRecord requested(Payout payout, NotificationWish wish) {
    PayoutSnapshot snapshot =
        PayoutSnapshot.newBuilder(SnapshotFacts.ofNew(payout))
            .setStatus(PayoutStatus.valueOf(wish.status().name()))
            .build();
    NotificationRequested fact =
        NotificationRequested.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(wish.eventId(), wish.requestedAt()))
            .setPayoutId(payout.id().value())
            .setMerchantId(payout.merchantId().value())
            .setPayout(snapshot)
            .setRequestedBy(wish.requestedBy())
            .build();
    return OutboundRecord.of(
        payout.id().value(),
        codec.encode(TOPIC, fact),
        Map.of("traceparent", payout.traceparent()));
  }
}
