package org.openpayouts.localstack.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A child did not come up; the message is for people and ends with the end of its log. */
public final class StartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailed(String sentence, List<String> logTail, @Nullable Throwable cause) {
    super(logTail.isEmpty() ? sentence : sentence + "\n  " + String.join("\n  ", logTail), cause);
  }
}
