package org.openpayouts.schemas.lifecycle;

/**
 * Where a payout is in its life, and up to which fact that is known. A move exists only as a method
 * of the state that allows it: only {@link New} can be cancelled, nothing leaves {@link Cancelled}
 * or {@link Failed}, and no way leads from {@link Processing} back to anything payable.
 */
public sealed interface PayoutState {
  /** The sequence of the last fact that this state includes. */
  long sequence();

  /** Asked for; no money is held. */
  record New(long sequence) implements PayoutState {
    Funded fund(PayoutEvent.Funded fact) {
      return new Funded(fact.sequence());
    }

    Cancelled cancel(PayoutEvent.Cancelled fact) {
      return new Cancelled(fact.sequence());
    }

    New defer(PayoutEvent.Deferred fact) {
      return new New(fact.sequence());
    }
  }

  /** Its money is held and its terms are fixed; a transaction may already be stored. */
  record Funded(long sequence) implements PayoutState {
    Processing broadcast(PayoutEvent.Broadcast fact) {
      return new Processing(fact.sequence());
    }

    Failed fail(PayoutEvent.Failed fact) {
      return new Failed(fact.sequence());
    }

    Funded delay(PayoutEvent.Delayed fact) {
      return new Funded(fact.sequence());
    }
  }

  /** A node has accepted its transaction. */
  record Processing(long sequence) implements PayoutState {
    Complete complete(PayoutEvent.Completed fact) {
      return new Complete(fact.sequence());
    }

    Failed fail(PayoutEvent.Failed fact) {
      return new Failed(fact.sequence());
    }

    Processing replaceTransaction(PayoutEvent.TransactionReplaced fact) {
      return new Processing(fact.sequence());
    }
  }

  /** As deep in its chain as its asset's target asks. */
  record Complete(long sequence) implements PayoutState {
    Processing reopen(PayoutEvent.Reopened fact) {
      return new Processing(fact.sequence());
    }
  }

  /** Proven unpayable; its money was released. */
  record Failed(long sequence) implements PayoutState {}

  /** Taken back while it was new. */
  record Cancelled(long sequence) implements PayoutState {}
}
