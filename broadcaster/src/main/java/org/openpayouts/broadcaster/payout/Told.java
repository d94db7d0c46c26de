package org.openpayouts.broadcaster.payout;

import java.util.List;
import org.openpayouts.schemas.id.PayoutId;

/** News of one payout, with the transactions that pay it as they stand now. */
public record Told(PayoutId payoutId, News news, List<PaidBy> paidBy) {
  public Told {
    paidBy = List.copyOf(paidBy);
  }
}
