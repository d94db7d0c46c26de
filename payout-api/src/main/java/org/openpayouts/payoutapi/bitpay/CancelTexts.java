package org.openpayouts.payoutapi.bitpay;

import org.openpayouts.payoutapi.payout.Status;

/** Why a payout is not cancelled, in one wording for payouts and for groups. */
final class CancelTexts {
  static final String UNDECIDED = "cancellation received, not decided yet";

  private CancelTexts() {}

  static String notCancelled(Status status) {
    return status == Status.NEW
        ? UNDECIDED
        : "A payout can be cancelled only while it is new; this one is " + status.word();
  }
}
