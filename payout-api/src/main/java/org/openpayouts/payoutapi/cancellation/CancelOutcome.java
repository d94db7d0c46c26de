package org.openpayouts.payoutapi.cancellation;

import org.openpayouts.payoutapi.payout.Status;

/** What became of the wish to cancel. */
public sealed interface CancelOutcome {
  /** The payout is cancelled, by this wish or by one before it. */
  record Cancelled() implements CancelOutcome {}

  /** It is beyond taking back, in this state. */
  record TooLate(Status status) implements CancelOutcome {}

  /** The wish is published, and its decision was not seen in time. */
  record Undecided() implements CancelOutcome {}

  /** Too many cancels wait; this one was not published. */
  record Busy() implements CancelOutcome {}
}
