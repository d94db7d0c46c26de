package org.openpayouts.payoutapi.intake;

import org.openpayouts.payoutapi.payout.PayoutView;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.PayoutId;

/** What became of a request for a payout. */
public sealed interface IntakeOutcome {
  /** It made this payout. */
  record Accepted(PayoutView payout) implements IntakeOutcome {}

  /** It is a repeat; its first made this payout. */
  record Replayed(PayoutView payout) implements IntakeOutcome {}

  /** It is a repeat that came too late to be a retry. */
  record TooLate(PayoutId payoutId) implements IntakeOutcome {}

  /** It is a repeat, and the payout that its first made was cancelled or has failed. */
  record Ended(PayoutId payoutId, Status status) implements IntakeOutcome {}

  /** The idempotency key was used for a payout of other content. */
  record KeyReused(PayoutId payoutId) implements IntakeOutcome {}

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
