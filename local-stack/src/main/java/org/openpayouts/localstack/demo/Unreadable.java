package org.openpayouts.localstack.demo;

/** What was given is no file of payouts; the message is for people. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
