package org.openpayouts.fundingchecker.rates;

import java.util.List;
import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.Rate;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Says prices in the published language. */
@Component
class RatesFacts {
  private final RecordCodec codec;

  RatesFacts(RecordCodec codec) {
    this.codec = codec;
  }

  OutboundRecord ratesPublished(Publication publication) {
    return OutboundRecord.of(
        publication.base(), codec.encode(Topics.RATES.name(), record(publication)), Map.of());
  }

  private static RatesPublished record(Publication publication) {
    List<Rate> rates =
        publication.quotes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(quote -> new Rate(quote.getKey(), quote.getValue().toPlainString()))
            .toList();
    return RatesPublished.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId(publication.eventId())
                .setProducer("funding-checker")
                .setOccurredAt(publication.observedAt())
                .build())
        .setBase(publication.base())
        .setVersion(publication.version())
        .setRates(rates)
        .setSource(publication.source())
        .setObservedAt(publication.observedAt())
        .build();
  }
}
