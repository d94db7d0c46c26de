package org.openpayouts.payoutapi.intake;

import org.openpayouts.payoutapi.payout.Status;

/** What became of a request for a payout, or for a group of them. */
public sealed interface IntakeOutcome {
  /** It made this. */
  record Accepted(Made made) implements IntakeOutcome {}

  /** It is a repeat; its first made this. */
  record Replayed(Made made) implements IntakeOutcome {}

  /** It is a repeat that came too late to be a retry. */
  record TooLate(Made first) implements IntakeOutcome {}

  /** It is a repeat, and all that its first made was cancelled or has failed. */
  record Ended(Made first, Status status) implements IntakeOutcome {}

  /** The idempotency key was used for other content. */
  record KeyReused(Made first) implements IntakeOutcome {}

  /** Too many requests are waiting; this one made nothing. */
  record Busy() implements IntakeOutcome {}

  /** No answer came in time. Whether it made a payout shows when it is repeated. */
  record Undecided() implements IntakeOutcome {}

  /**
   * This service does not know what it has accepted: it has not compared its database with the
   * topics yet, or the database went back. Nothing was stored now.
   */
  record Relearning() implements IntakeOutcome {}

  /** The database refuses what was checked before; this one made nothing. */
  record Defective() implements IntakeOutcome {}
}
