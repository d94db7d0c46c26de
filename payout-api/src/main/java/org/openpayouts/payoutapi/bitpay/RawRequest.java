package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.openpayouts.payoutapi.json.BoundedBody;
import org.openpayouts.payoutapi.signature.SignedRequest;
import org.springframework.util.unit.DataSize;

/** Reads a request as it is on the wire: nothing decoded, nothing larger than allowed. */
final class RawRequest {
  private RawRequest() {}

  static SignedRequest read(HttpServletRequest http, ApiSettings settings) {
    return read(http, settings, settings.bodyLimit());
  }

  static SignedRequest read(HttpServletRequest http, ApiSettings settings, DataSize bodyLimit) {
    String query = http.getQueryString();
    return new SignedRequest(
        query == null ? http.getRequestURI() : http.getRequestURI() + "?" + query,
        body(http, Math.toIntExact(bodyLimit.toBytes()), settings.bodyWithin()),
        http.getHeader("X-Identity"),
        http.getHeader("X-Signature"));
  }

  private static byte[] body(HttpServletRequest http, int limit, Duration within) {
    try {
      return BoundedBody.read(http, limit, within)
          .orElseThrow(() ->
              Refusal.of(413, ErrorCode.INVALID, "The body is larger than " + limit + " bytes.")
                  .exception());
    } catch (BoundedBody.TooSlow late) {
      throw HttpErrors.refusal(HttpErrors.TOO_SLOW).exception();
    } catch (IOException brokenBody) {
      throw Refusal.invalid("The body could not be read.").exception();
    }
  }
}
