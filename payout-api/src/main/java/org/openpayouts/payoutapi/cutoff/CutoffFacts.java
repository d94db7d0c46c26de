package org.openpayouts.payoutapi.cutoff;

import java.util.List;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.id.CutoffId;

/** Reads what is told of cutoffs. */
final class CutoffFacts {
  private CutoffFacts() {}

  static ToldCutoff told(CutoffReached cutoff) {
    CutoffScope scope = cutoff.getScope();
    return new ToldCutoff(
        new CutoffId(cutoff.getCutoffId()),
        cutoff.getInstant(),
        scope.getKind().name(),
        switch (scope.getKind()) {
          case MERCHANTS -> scope.getMerchantIds();
          case CURRENCIES -> scope.getCurrencies();
          case PAYOUTS -> scope.getPayoutIds();
          case ALL, UNKNOWN -> List.of();
        });
  }
}
