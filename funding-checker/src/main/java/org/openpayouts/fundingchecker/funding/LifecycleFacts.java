package org.openpayouts.fundingchecker.funding;

import org.openpayouts.fundingchecker.funding.SettledFact.Kind;
import org.openpayouts.outbox.RecordDecoder;
import org.openpayouts.schemas.event.PayoutBroadcast;
import org.openpayouts.schemas.event.PayoutCompleted;
import org.openpayouts.schemas.event.PayoutFailed;
import org.openpayouts.schemas.event.PayoutReopened;
import org.openpayouts.schemas.serde.RecordCodec;
import org.springframework.stereotype.Component;

/** Reads what became of funded payouts from the published language. */
@Component
class LifecycleFacts implements RecordDecoder<SettledFact> {
  private final RecordCodec codec;

  LifecycleFacts(RecordCodec codec) {
    this.codec = codec;
  }

  @Override
  public SettledFact decode(String topic, byte[] value) {
    return switch (codec.decode(topic, value)) {
      case PayoutCompleted fact ->
          new SettledFact.Settled(
              fact.getPayoutId(),
              Kind.COMPLETED,
              fact.getSequence(),
              fact.getEnvelope().getEventId());
      case PayoutFailed fact ->
          new SettledFact.Settled(
              fact.getPayoutId(), Kind.FAILED, fact.getSequence(), fact.getEnvelope().getEventId());
      case PayoutReopened fact ->
          new SettledFact.Settled(
              fact.getPayoutId(),
              Kind.REOPENED,
              fact.getSequence(),
              fact.getEnvelope().getEventId());
      case PayoutBroadcast fact ->
          new SettledFact.Broadcast(fact.getPayoutId(), fact.getEnvelope().getOccurredAt());
      case Object moved -> new SettledFact.Other();
    };
  }
}
