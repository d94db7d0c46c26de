package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.UUID;

/** What payouts.lifecycle.v1 says about money that was held. */
sealed interface SettledFact {

  /** The payout's money leaves or returns. */
  record Settled(String payoutId, Kind kind, long sequence, UUID eventId) implements SettledFact {}

  /** A node accepted its transaction: no money moves, but the day counts. */
  record Broadcast(String payoutId, Instant at) implements SettledFact {}

  /** A fact that moves no money, our own among them. */
  record Other() implements SettledFact {}

  /** In the order of posting within a batch: what returns to held comes first. */
  enum Kind {
    REOPENED,
    COMPLETED,
    FAILED
  }
}
