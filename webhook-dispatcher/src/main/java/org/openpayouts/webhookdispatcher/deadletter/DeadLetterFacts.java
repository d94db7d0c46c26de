package org.openpayouts.webhookdispatcher.deadletter;

import java.nio.ByteBuffer;
import java.util.List;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.OutboundRecord;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.schemas.event.DeliveryFailure;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.WebhookDelivery;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.stereotype.Component;

/** Writes dead letters as records, and tells those again that were told before. */
@Component
class DeadLetterFacts implements StoredFacts {

  static final String TOPIC = Topics.WEBHOOK_DEAD_LETTERS.name();
  private static final String PRODUCER = "webhook-dispatcher";

  private final DeadLetters letters;
  private final RecordCodec codec;

  DeadLetterFacts(DeadLetters letters, RecordCodec codec) {
    this.letters = letters;
    this.codec = codec;
  }

  Announced encode(DeadLetter letter) {
    return new Announced(
        letter.cursor(),
        letter.told().subjectId(),
        codec.encode(TOPIC, delivery(letter)),
        DeadLetterHeaders.of(letter));
  }

  static OutboundRecord record(Announced announced) {
    return OutboundRecord.of(announced.subjectId(), announced.value(), announced.headers());
  }

  @Override
  public List<StoredFact> page(Scope scope, long afterCursor, int limit) {
    var announced =
        switch (scope) {
          case Scope.OfPayout(var payoutId) ->
              letters.announcedOfSubject(payoutId, afterCursor, limit);
          case Scope.Since(var instant) -> letters.announcedSince(instant, afterCursor, limit);
        };
    return announced.stream()
        .map(one -> new StoredFact(one.cursor(), TOPIC, Lane.BULK, record(one)))
        .toList();
  }

  private static WebhookDelivery delivery(DeadLetter letter) {
    var told = letter.told();
    return WebhookDelivery.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId(letter.eventId())
                .setProducer(PRODUCER)
                .setOccurredAt(letter.diedAt())
                .setCausationId(told.sourceEventId().toString())
                .build())
        .setDeliveryId(told.deliveryId())
        .setPayoutId(told.subjectId())
        .setMerchantId(told.merchantId())
        .setTokenId(told.tokenId())
        .setSourceEventId(told.sourceEventId())
        .setSequence(told.sequence())
        .setCode(told.code())
        .setName(told.name())
        .setUrl(told.url())
        .setBody(ByteBuffer.wrap(told.body()))
        .setTraceparent(told.traceparent())
        .setAttempts(letter.tried().attempts())
        .setFailure(failure(letter.category()))
        .setLastError(letter.tried().lastError())
        .build();
  }

  private static DeliveryFailure failure(FailureCategory category) {
    return switch (category) {
      case ENDPOINT -> DeliveryFailure.ENDPOINT;
      case CONTRACT -> DeliveryFailure.CONTRACT;
      case INTERNAL -> DeliveryFailure.INTERNAL;
      case EXPIRED -> DeliveryFailure.EXPIRED;
    };
  }
}
