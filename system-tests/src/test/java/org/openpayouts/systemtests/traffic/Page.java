package org.openpayouts.systemtests.traffic;

import java.util.ArrayList;
import java.util.List;

/** One sort of questions in the journal; threads share it. */
final class Page<T> {
  private final List<T> lines = new ArrayList<>();

  /** Before it is sent; answers the line's number. */
  synchronized int write(T question) {
    lines.add(question);
    return lines.size() - 1;
  }

  /** After an answer has come; a question without one stays as it was written. */
  synchronized void answered(int number, T question) {
    lines.set(number, question);
  }

  synchronized List<T> lines() {
    return List.copyOf(lines);
  }
}
