package org.openpayouts.fundingchecker.funding;

import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Says shortages in the published language. */
@Component
class ShortageFacts {
  private final RecordCodec codec;

  ShortageFacts(RecordCodec codec) {
    this.codec = codec;
  }

  OutboundRecord reserveShort(Shortage shortage) {
    String traceparent = shortage.traceparent();
    return OutboundRecord.of(
        shortage.ledger().text(),
        codec.encode(Topics.RESERVE_ENTRIES.name(), record(shortage)),
        traceparent == null ? Map.of() : Map.of("traceparent", traceparent));
  }

  private static ReserveShort record(Shortage shortage) {
    return ReserveShort.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId(shortage.eventId())
                .setProducer("funding-checker")
                .setOccurredAt(shortage.occurredAt())
                .setCausationId(shortage.causationId())
                .build())
        .setMerchantId(shortage.ledger().merchantId().value())
        .setCurrency(shortage.ledger().currency().code())
        .setScale(shortage.ledger().currency().scale())
        .setCutoffId(shortage.cutoffId())
        .setFirstBlockedPayoutId(shortage.firstBlocked().payoutId())
        .setMissingLedgerUnits(shortage.missing())
        .setWaitingCount(shortage.waiting())
        .build();
  }
}
