package org.openpayouts.webhookdispatcher.delivery;

import java.time.Instant;
import org.openpayouts.webhookdispatcher.deadletter.FailureCategory;
import org.openpayouts.webhookdispatcher.endpoint.Conduct;

/** What follows from an answer, for the delivery and for its endpoint. */
sealed interface Verdict {

  Conduct conduct();

  /** The receiver has it. */
  record Delivered() implements Verdict {
    @Override
    public Conduct conduct() {
      return Conduct.HEALTHY;
    }
  }

  /** Tried again at that instant; where the endpoint is held, when the hold is over. */
  record Again(Instant at, Conduct conduct) implements Verdict {}

  /** Given up. */
  record Dead(FailureCategory category, Conduct conduct) implements Verdict {}
}
