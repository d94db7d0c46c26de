package org.openpayouts.webhookdispatcher.delivery;

import java.util.function.UnaryOperator;

/** What a message says. */
public sealed interface Content {

  /** These bytes. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way through; nobody compares them
  record Fixed(byte[] body) implements Content {}

  /**
   * What the last message about the subject said, retold.
   *
   * @param retell makes the new body from the last one
   * @param otherwise the body where nothing has been told yet
   */
  @SuppressWarnings("ArrayRecordComponent")
  record LastAgain(UnaryOperator<byte[]> retell, byte[] otherwise) implements Content {}
}
