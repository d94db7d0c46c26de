package org.openpayouts.fundingchecker.rates;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.Received;
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

  /** A publication as it was told. */
  Publication publication(Received<byte[]> fact) {
    if (!(codec.decode(fact.topic(), fact.value()) instanceof RatesPublished told)) {
      throw new IllegalStateException("a record of " + fact.topic() + " publishes no prices");
    }
    return new Publication(
        0,
        told.getBase(),
        told.getVersion(),
        told.getSource(),
        told.getObservedAt(),
        told.getEnvelope().getEventId(),
        told.getRates().stream()
            .collect(toUnmodifiableMap(Rate::getQuote, rate -> new BigDecimal(rate.getRate()))));
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
