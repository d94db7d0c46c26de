package org.openpayouts.payoutapi.statement;

/** The file as a whole is no statement, so that nothing of it was booked; the message says why. */
public final class UnreadableStatement extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadableStatement(String message) {
    super(message, null, false, false);
  }
}
