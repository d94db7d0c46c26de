package org.openpayouts.schemas.lifecycle;

/**
 * A fact about a payout, reduced to what its lifecycle needs: which fact, and its place in the
 * payout's own sequence. A later fact has a higher sequence; gaps are legal.
 */
public sealed interface PayoutEvent {
  long sequence();

  record Requested(long sequence) implements PayoutEvent {}

  record Deferred(long sequence) implements PayoutEvent {}

  record Funded(long sequence) implements PayoutEvent {}

  record Cancelled(long sequence) implements PayoutEvent {}

  record Delayed(long sequence) implements PayoutEvent {}

  record Broadcast(long sequence) implements PayoutEvent {}

  record TransactionReplaced(long sequence) implements PayoutEvent {}

  record Completed(long sequence) implements PayoutEvent {}

  record Failed(long sequence) implements PayoutEvent {}

  record Reopened(long sequence) implements PayoutEvent {}
}
