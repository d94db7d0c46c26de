package org.openpayouts.webhookdispatcher.signature;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of one attempt that let a receiver check who sent it, what and when. */
public final class SignedHeaders {

  private SignedHeaders() {}

  /**
   * Signs one attempt. The webhook id stays the same over all attempts and replays of a message, so
   * that receivers can drop the repeats that at-least-once delivery implies.
   */
  public static Map<String, String> of(
      WebhookKey key, String webhookId, byte[] body, Instant at, @Nullable String traceparent) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("x-signature", key.bitpaySignature(body));
    headers.put("webhook-id", webhookId);
    headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
    headers.put("webhook-signature", key.standardSignature(webhookId, at.getEpochSecond(), body));
    if (traceparent != null) {
      headers.put("traceparent", traceparent);
    }
    return headers;
  }
}
