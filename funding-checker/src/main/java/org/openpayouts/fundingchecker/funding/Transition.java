package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.recipient.Payee;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.intent.Mac;

/** A decision about a payout, as it is stored and said. */
sealed interface Transition {
  Common common();

  /**
   * What all have.
   *
   * @param eventId of the fact
   * @param sequence of the fact in the payout's own order
   */
  record Common(
      String payoutId,
      LedgerKey ledger,
      long sequence,
      UUID eventId,
      @Nullable String causationId,
      Instant occurredAt) {}

  record Funded(Common common, String cutoffId, Terms terms, Payee payee, Mac fundingMac)
      implements Transition {}

  record Deferred(
      Common common,
      String cutoffId,
      Reason reason,
      @Nullable Long missing,
      @Nullable Instant eligibleFrom)
      implements Transition {}

  record Cancelled(Common common, String requestedRole, String requestedBy) implements Transition {}
}
