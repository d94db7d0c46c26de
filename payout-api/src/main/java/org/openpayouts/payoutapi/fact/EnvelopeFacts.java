package org.openpayouts.payoutapi.fact;

import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.event.Envelope;

/** Envelopes of this service. */
public final class EnvelopeFacts {
  private static final String PRODUCER = "payout-api";

  private EnvelopeFacts() {}

  /**
   * An event id that is stored with what it tells keeps a fact that is sent again the same fact.
   */
  public static Envelope envelope(UUID eventId, Instant occurredAt) {
    return Envelope.newBuilder()
        .setEventId(eventId)
        .setProducer(PRODUCER)
        .setOccurredAt(occurredAt)
        .build();
  }
}
