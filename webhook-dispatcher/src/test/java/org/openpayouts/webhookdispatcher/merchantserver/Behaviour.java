package org.openpayouts.webhookdispatcher.merchantserver;

import java.time.Duration;
import java.util.Map;

/** What the receiver does with a request. */
public sealed interface Behaviour {

  /** Answers with this status, these headers and an empty body. */
  record Answers(int status, Map<String, String> headers) implements Behaviour {}

  /** Reads the request and says nothing. */
  record Hangs() implements Behaviour {}

  /** Sends the head of an answer, then one byte of its body per pause. */
  record Dribbles(Duration pause) implements Behaviour {}

  /** Answers 200 with a body of so many bytes. */
  record Floods(long bytes) implements Behaviour {}

  /** Sends a head that never ends: one endless line, or a line after each of these. */
  record FloodsHead(String endlessly) implements Behaviour {}

  /** Reads the request and closes the connection. */
  record Closes() implements Behaviour {}

  /** Answers 200 and silently closes the connection that it promised to keep. */
  record AnswersAndCloses() implements Behaviour {}

  static Behaviour answers(int status) {
    return new Answers(status, Map.of());
  }
}
