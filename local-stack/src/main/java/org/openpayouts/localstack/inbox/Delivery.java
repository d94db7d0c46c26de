package org.openpayouts.localstack.inbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it reached the inbox.
 *
 * @param number rises by one per delivery of this log
 * @param receivedAt ISO-8601 instant
 * @param headers names in lower case; several values are joined by ", "
 * @param body exactly as it came, read as UTF-8
 * @param answered the HTTP status that the inbox gave; 0 where it gave none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Delivery(
    long number,
    String receivedAt,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    int answered) {

  public Delivery {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Whether its x-signature is the one of this API token over exactly this body. */
  public boolean isSignedWith(String token) {
    return header("x-signature")
        .filter(given -> Signatures.matches(token, body, given))
        .isPresent();
  }
}
