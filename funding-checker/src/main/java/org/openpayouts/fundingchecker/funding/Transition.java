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

  /** What a decision is at most once: the exit, or the word of one sequence. */
  default Place place() {
    return switch (this) {
      case Funded(var common, _, _, _, _, _) -> new Place(common.payoutId(), "exit");
      case Cancelled(var common, _, _) -> new Place(common.payoutId(), "exit");
      case Deferred(var common, _, _, _, _) ->
          new Place(common.payoutId(), "deferred:" + common.sequence());
    };
  }

  /** The key of its row. */
  record Place(String payoutId, String cause) {}

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

  /**
   * @param recipientId who is paid; null in rows that were written before it was kept
   */
  record Funded(
      Common common,
      String cutoffId,
      @Nullable String recipientId,
      Terms terms,
      Payee payee,
      Mac fundingMac)
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
