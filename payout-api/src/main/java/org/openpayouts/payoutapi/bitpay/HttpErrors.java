package org.openpayouts.payoutapi.bitpay;

import java.util.Map;

/** Refusals for what HTTP itself says no to, the container's own errors included. */
final class HttpErrors {
  static final int TOO_SLOW = 408;

  private static final Map<Integer, String> TEXTS =
      Map.of(
          400,
          "Malformed request",
          404,
          "Resource not found",
          405,
          "Method not allowed",
          406,
          "Only application/json is produced",
          TOO_SLOW,
          "The body did not arrive in time",
          413,
          "The request is too large",
          415,
          "Content-Type must be application/json",
          431,
          "The request's headers are too large",
          500,
          "Generic server error",
          503,
          "temporarily not available, try again");

  private HttpErrors() {}

  static Refusal refusal(int status) {
    if (status == 404) {
      return Refusal.notFound();
    }
    if (status == 503) {
      return Refusal.tryLater(TEXTS.getOrDefault(status, ""));
    }
    boolean server = status >= 500;
    String fallback = server ? "Generic server error" : "Request refused";
    return Refusal.of(
        status,
        server ? ErrorCode.SERVER : ErrorCode.INVALID,
        TEXTS.getOrDefault(status, fallback));
  }
}
