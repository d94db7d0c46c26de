package org.openpayouts.webhookdispatcher.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A given-up delivery with all that an operator needs to find, judge and replay it.
 *
 * @param cursor rises with each death
 * @param eventId of the dead letter itself
 */
@SuppressWarnings("ArrayRecordComponent") // bytes between a row and a topic
record DeadLetter(
    long cursor,
    UUID eventId,
    FailureCategory category,
    Instant diedAt,
    Told told,
    Tried tried,
    Source source) {

  /** What was to be told. */
  record Told(
      String deliveryId,
      String subjectId,
      String merchantId,
      String tokenId,
      UUID sourceEventId,
      long sequence,
      int code,
      String name,
      String url,
      @Nullable String endpointKey,
      byte[] body,
      @Nullable String traceparent) {}

  /** How it was tried. */
  record Tried(
      int attempts,
      @Nullable Instant firstAt,
      @Nullable Instant lastAt,
      Instant deadline,
      @Nullable Integer lastStatus,
      @Nullable String lastError,
      @Nullable String worker,
      int replays,
      @Nullable UUID lastReplayId) {}

  /** Where its fact came from. */
  record Source(
      String topic, int partition, long offset, Instant occurredAt, @Nullable Integer schemaId) {}
}
