package org.openpayouts.payoutapi.intake;

import java.util.concurrent.CompletableFuture;

/** A candidate whose request waits for the answer, until an instant of {@code System.nanoTime}. */
record Waiting(Candidate candidate, long deadlineNanos, CompletableFuture<IntakeOutcome> answer) {
  int payouts() {
    return candidate.orders().size();
  }

  boolean isOverdue(long nanoTime) {
    return nanoTime - deadlineNanos >= 0;
  }
}
