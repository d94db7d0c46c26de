package org.openpayouts.localstack.command;

/** The record that was named is not set aside, or not any more. */
final class NotSetAside extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSetAside(String id) {
    super(id + " is not set aside, or not any more; ./payouts dlq list says what is");
  }
}
