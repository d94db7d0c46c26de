package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.id.MerchantId;
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

  /** The shortage that a fact tells of; its place in the queue is found later. */
  Optional<Shortage> shortage(Received<byte[]> fact) {
    return codec.decode(fact.topic(), fact.value()) instanceof ReserveShort told
        ? Optional.of(shortage(told, fact.header("traceparent")))
        : Optional.empty();
  }

  private static Shortage shortage(ReserveShort told, @Nullable String traceparent) {
    return new Shortage(
        new LedgerKey(new MerchantId(told.getMerchantId()), Currencies.of(told.getCurrency())),
        new Shortage.Cutoff(told.getCutoffId(), told.getCutoffInstant(), told.getNextInstant()),
        new Place(Instant.EPOCH, told.getFirstBlockedPayoutId()),
        told.getMissingLedgerUnits(),
        told.getWaitingCount(),
        told.getEnvelope().getEventId(),
        told.getEnvelope().getCausationId(),
        traceparent,
        told.getEnvelope().getOccurredAt());
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
        .setCutoffId(shortage.cutoff().id())
        .setCutoffInstant(shortage.cutoff().instant())
        .setNextInstant(shortage.cutoff().next())
        .setFirstBlockedPayoutId(shortage.firstBlocked().payoutId())
        .setMissingLedgerUnits(shortage.missing())
        .setWaitingCount(shortage.waiting())
        .build();
  }
}
