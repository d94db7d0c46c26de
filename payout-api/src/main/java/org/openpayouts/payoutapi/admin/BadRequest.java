package org.openpayouts.payoutapi.admin;

/** The request cannot be understood; the message says what to change. */
final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadRequest(String message) {
    super(message, null, false, false);
  }
}
