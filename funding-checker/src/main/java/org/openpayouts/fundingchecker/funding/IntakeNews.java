package org.openpayouts.fundingchecker.funding;

import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.fundingchecker.watermark.Watermark;
import org.openpayouts.schemas.intent.Mac;

/** What payouts.requests.v1 can say. */
sealed interface IntakeNews {

  /** What every record about a payout tells: enough to remember that it arrived. */
  record Arrival(String payoutId, LedgerKey ledger, Mac requestMac, Told told) {
    Arrival traced(@Nullable String traceparent) {
      return new Arrival(payoutId, ledger, requestMac, told.traced(traceparent));
    }
  }

  record Requested(Arrival arrival, OpenPayout payout) implements IntakeNews {}

  /**
   * Somebody wants a payout back.
   *
   * @param sequence of the command, above every fact that its sender had seen
   */
  record CancelAsked(
      Arrival arrival, long sequence, String eventId, String requestedRole, String requestedBy)
      implements IntakeNews {
    CancelAsked traced(@Nullable String traceparent) {
      return new CancelAsked(
          arrival.traced(traceparent), sequence, eventId, requestedRole, requestedBy);
    }
  }

  record Reached(Watermark watermark) implements IntakeNews {}
}
