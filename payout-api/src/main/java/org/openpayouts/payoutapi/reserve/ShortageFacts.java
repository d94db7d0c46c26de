package org.openpayouts.payoutapi.reserve;

import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/** Reads what is told of short reserves. */
final class ShortageFacts {
  private ShortageFacts() {}

  static Shortage shortage(ReserveShort told) {
    return new Shortage(
        new MerchantId(told.getMerchantId()),
        told.getCurrency(),
        new CutoffId(told.getCutoffId()),
        told.getScale(),
        new PayoutId(told.getFirstBlockedPayoutId()),
        told.getMissingLedgerUnits(),
        told.getWaitingCount(),
        told.getCutoffInstant(),
        told.getNextInstant(),
        told.getEnvelope().getOccurredAt());
  }
}
