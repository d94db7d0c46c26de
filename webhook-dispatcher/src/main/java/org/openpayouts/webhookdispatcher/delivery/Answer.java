package org.openpayouts.webhookdispatcher.delivery;

import java.time.Duration;

/** What came of one attempt to deliver. */
sealed interface Answer {

  /**
   * The receiver answered.
   *
   * @param status HTTP status
   * @param retryAfter what it asked for, zero for nothing
   * @param head the beginning of its body, for the operator's eye
   */
  record Responded(int status, Duration retryAfter, String head) implements Answer {}

  /**
   * No answer came.
   *
   * @param error a short sentence without the URL
   */
  record Silent(Silence kind, String error) implements Answer {}

  /** Why there was no answer. */
  enum Silence {
    TIMEOUT,
    UNREACHABLE,
    TLS_REFUSED,
    CONNECTION_LOST,
    HOST_UNKNOWN,
    ADDRESS_REFUSED,
    INTERNAL
  }
}
