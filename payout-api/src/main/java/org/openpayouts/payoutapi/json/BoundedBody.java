package org.openpayouts.payoutapi.json;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** The raw bytes of a request's body, never more of them than allowed. */
public final class BoundedBody {
  private BoundedBody() {}

  /** Empty where the body is larger than the limit; what is too large is not read. */
  public static Optional<byte[]> read(HttpServletRequest http, int limit) throws IOException {
    if (http.getContentLengthLong() > limit) {
      return Optional.empty();
    }
    byte[] body = http.getInputStream().readNBytes(limit + 1);
    return body.length > limit ? Optional.empty() : Optional.of(body);
  }
}
