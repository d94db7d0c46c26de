package org.openpayouts.broadcaster.recipient;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.intent.PaymentIntent;

/** Whether a payout goes where its recipient's own topic says. */
public enum Agreement {
  AGREES,
  /** The same version says something else: somebody altered one of them. */
  CONTRADICTS,
  /** That version has not arrived here yet. */
  NOT_YET_KNOWN;

  /**
   * Compares a payout's destination with the newest one known. An older version than the known one
   * is no longer in the compacted topic; its MAC alone speaks for it.
   */
  static Agreement of(PaymentIntent.Target wanted, @Nullable RecipientChange known) {
    if (known == null) {
      return NOT_YET_KNOWN;
    }
    PaymentIntent.Target target = known.target();
    if (target == null) {
      return known.version() > wanted.recipientVersion() ? AGREES : NOT_YET_KNOWN;
    }
    if (target.recipientVersion() == wanted.recipientVersion()) {
      return target.equals(wanted) ? AGREES : CONTRADICTS;
    }
    return target.recipientVersion() > wanted.recipientVersion() ? AGREES : NOT_YET_KNOWN;
  }
}
