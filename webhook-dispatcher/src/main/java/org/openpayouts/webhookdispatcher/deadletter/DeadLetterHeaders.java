package org.openpayouts.webhookdispatcher.deadletter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header contract of webhooks.dead-letters.v1: all that a tool needs to list, filter and plan
 * without reading a body. Names that other dead-letter topics have too are the same there.
 */
final class DeadLetterHeaders {

  private DeadLetterHeaders() {}

  static Map<String, String> of(DeadLetter letter) {
    var headers = new LinkedHashMap<String, String>();
    putSource(headers, letter);
    putTold(headers, letter.told());
    putTried(headers, letter);
    return headers;
  }

  private static void putSource(Map<String, String> headers, DeadLetter letter) {
    var source = letter.source();
    put(headers, "original-topic", source.topic());
    put(headers, "original-partition", source.partition());
    put(headers, "original-offset", source.offset());
    put(headers, "original-timestamp", source.occurredAt());
    put(headers, "original-key", letter.told().subjectId());
    put(headers, "source-event-id", letter.told().sourceEventId());
    put(headers, "schema-id", source.schemaId());
  }

  private static void putTold(Map<String, String> headers, DeadLetter.Told told) {
    put(headers, "delivery-id", told.deliveryId());
    put(headers, "payout-id", told.subjectId());
    put(headers, "merchant-id", told.merchantId());
    put(headers, "endpoint-key", told.endpointKey());
    put(headers, "event-code", told.code());
    put(headers, "event-sequence", told.sequence());
    put(headers, "traceparent", told.traceparent());
  }

  private static void putTried(Map<String, String> headers, DeadLetter letter) {
    var tried = letter.tried();
    put(headers, "attempts", tried.attempts());
    put(headers, "first-attempt-at", tried.firstAt());
    put(headers, "last-attempt-at", tried.lastAt());
    put(headers, "deadline", tried.deadline());
    put(headers, "last-status", tried.lastStatus());
    put(headers, "error-class", errorClass(tried));
    put(headers, "error-message", tried.lastError());
    put(headers, "worker", tried.worker());
    put(headers, "replay-count", tried.replays());
    put(headers, "last-replay-id", tried.lastReplayId());
    put(headers, "failure-category", letter.category());
  }

  /** The kind of silence, or HTTP where there was an answer. */
  private static @Nullable String errorClass(DeadLetter.Tried tried) {
    var error = tried.lastError();
    if (tried.lastStatus() != null) {
      return "HTTP";
    }
    var colon = error == null ? -1 : error.indexOf(':');
    return error == null || colon < 0 ? null : error.substring(0, colon);
  }

  private static void put(Map<String, String> headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.put(name, value.toString());
    }
  }
}
