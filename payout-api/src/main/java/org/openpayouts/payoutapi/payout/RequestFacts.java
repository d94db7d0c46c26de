package org.openpayouts.payoutapi.payout;

import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.payoutapi.fact.EnvelopeFacts;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Payouts and wishes to cancel them as records of {@code payouts.requests.v1}. */
@Component
public class RequestFacts {
  private static final String TOPIC = Topics.REQUESTS.name();
  private static final String TRACEPARENT = "traceparent";

  private final RecordCodec codec;

  RequestFacts(RecordCodec codec) {
    this.codec = codec;
  }

  public OutboundRecord requested(Payout payout) {
    PayoutRequested fact =
        PayoutRequested.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(payout.eventId(), payout.requestedAt()))
            .setPayoutId(payout.id().value())
            .setMerchantId(payout.merchantId().value())
            .setSequence(Payout.FIRST_SEQUENCE)
            .setPayout(SnapshotFacts.ofNew(payout))
            .build();
    return record(payout, codec.encode(TOPIC, fact));
  }

  public OutboundRecord cancellationRequested(Payout payout, CancellationWish wish) {
    PayoutCancellationRequested fact =
        PayoutCancellationRequested.newBuilder()
            .setEnvelope(EnvelopeFacts.envelope(wish.eventId(), wish.requestedAt()))
            .setPayoutId(payout.id().value())
            .setMerchantId(payout.merchantId().value())
            .setSequence(wish.sequence())
            .setPayout(SnapshotFacts.ofNew(payout))
            .setRequestedByRole(wish.role())
            .setRequestedBy(wish.requestedBy())
            .build();
    return record(payout, codec.encode(TOPIC, fact));
  }

  private static OutboundRecord record(Payout payout, byte[] value) {
    return OutboundRecord.of(payout.id().value(), value, Map.of(TRACEPARENT, payout.traceparent()));
  }
}
