package org.openpayouts.broadcaster.batch;

import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.wallet.Draft;

/** What becomes of the payouts that wait. */
public sealed interface BatchDecision {
  /**
   * The draft pays a prefix of them, without those at its head that would need more coins than one
   * transaction can spend.
   *
   * @param walletRanShort whether money ended before the payouts or the weight did
   */
  record Plan(Draft draft, boolean walletRanShort) implements BatchDecision {}

  /** Not even the first can be paid from as many confirmed coins as one transaction can spend. */
  record HotWalletLow(BaseUnits missing) implements BatchDecision {}
}
