package org.openpayouts.batchscheduler.cutoff;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.event.CutoffScopeKind;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.NextInstant;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.UndecodableRecord;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Says cutoffs in the published language; the same row always gives the same record. */
@Component
class CutoffFacts {
  private final RecordCodec codec;

  CutoffFacts(RecordCodec codec) {
    this.codec = codec;
  }

  OutboundRecord cutoffReached(Cutoff cutoff) {
    Cutoff.Order order = cutoff.order();
    return OutboundRecord.of(
        cutoff.scheduleId(),
        codec.encode(Topics.CUTOFFS.name(), record(cutoff)),
        order == null || order.traceparent() == null
            ? Map.of()
            : Map.of("traceparent", order.traceparent()));
  }

  /** A cutoff as it was told; its number is given by whoever writes it down. */
  Cutoff read(SpecificRecord fact, @Nullable String traceparent) {
    if (!(fact instanceof CutoffReached told)) {
      throw new UndecodableRecord(fact.getClass().getSimpleName() + " is no cutoff");
    }
    Envelope envelope = told.getEnvelope();
    return new Cutoff(
        new CutoffId(told.getCutoffId()),
        told.getScheduleId(),
        told.getDay(),
        told.getSlot(),
        told.getInstant(),
        scope(told.getScope()),
        told.getRequestedBy() == null
            ? null
            : new Cutoff.Order(told.getRequestedBy(), told.getReason(), traceparent),
        new Cutoff.Emission(
            0,
            envelope.getEventId(),
            envelope.getOccurredAt(),
            told.getLate(),
            new Upcoming(
                told.getNextInstant(),
                told.getNextInstants().stream()
                    .map(next -> new Upcoming.Next(next.getCurrency(), next.getInstant()))
                    .toList())));
  }

  private static Scope scope(CutoffScope told) {
    return switch (told.getKind()) {
      case ALL -> new Scope.All();
      case MERCHANTS -> new Scope.Merchants(told.getMerchantIds());
      case CURRENCIES -> new Scope.Currencies(told.getCurrencies());
      case PAYOUTS -> new Scope.Payouts(told.getPayoutIds());
      case UNKNOWN -> throw new IllegalArgumentException("a cutoff of ours has an unknown scope");
    };
  }

  private static CutoffReached record(Cutoff cutoff) {
    Cutoff.Emission emission = Objects.requireNonNull(cutoff.emission(), "not emitted yet");
    Cutoff.Order order = cutoff.order();
    return CutoffReached.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId(emission.eventId())
                .setProducer("batch-scheduler")
                .setOccurredAt(emission.at())
                .setCorrelationId(cutoff.id().value())
                .build())
        .setCutoffId(cutoff.id().value())
        .setScheduleId(cutoff.scheduleId())
        .setDay(cutoff.day())
        .setSlot(cutoff.slot())
        .setInstant(cutoff.instant())
        .setLate(emission.late())
        .setManual(cutoff.isManual())
        .setScope(scope(cutoff.scope()))
        .setRequestedBy(order == null ? null : order.requestedBy())
        .setReason(order == null ? null : order.reason())
        .setNextInstant(emission.upcoming().first())
        .setNextInstants(emission.upcoming().next().stream().map(CutoffFacts::next).toList())
        .build();
  }

  private static NextInstant next(Upcoming.Next next) {
    return NextInstant.newBuilder().setCurrency(next.currency()).setInstant(next.instant()).build();
  }

  private static CutoffScope scope(Scope scope) {
    CutoffScope.Builder builder = CutoffScope.newBuilder();
    return switch (scope) {
      case Scope.All() -> builder.setKind(CutoffScopeKind.ALL).build();
      case Scope.Merchants(var ids) ->
          builder.setKind(CutoffScopeKind.MERCHANTS).setMerchantIds(ids).build();
      case Scope.Currencies(var codes) ->
          builder.setKind(CutoffScopeKind.CURRENCIES).setCurrencies(codes).build();
      case Scope.Payouts(var ids) ->
          builder.setKind(CutoffScopeKind.PAYOUTS).setPayoutIds(ids).build();
    };
  }
}
