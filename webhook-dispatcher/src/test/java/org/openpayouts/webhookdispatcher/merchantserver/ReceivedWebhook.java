package org.openpayouts.webhookdispatcher.merchantserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // the raw bytes are what was signed
public record ReceivedWebhook(String path, Map<String, String> headers, byte[] body) {

  public String text() {
    return new String(body, UTF_8);
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
