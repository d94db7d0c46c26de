package org.openpayouts.webhookdispatcher.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Reads the Retry-After header (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {

  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /** Zero where it is absent, past or not understood. */
  static Duration of(@Nullable Header header, Instant now) {
    return header == null || header.getValue() == null
        ? Duration.ZERO
        : of(header.getValue().strip(), now);
  }

  static Duration of(String value, Instant now) {
    if (!value.isEmpty()
        && value.length() <= MAX_DIGITS
        && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
