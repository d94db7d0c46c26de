package org.openpayouts.broadcaster.batch;

import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.wallet.Draft;

/** What becomes of the payouts that wait. */
public sealed interface BatchDecision {
  /**
   * The draft pays a prefix of them.
   *
   * @param walletRanShort whether money ended before the payouts or the weight did
   */
  record Plan(Draft draft, boolean walletRanShort) implements BatchDecision {}

  /** Not even the first can be paid from confirmed coins. */
  record HotWalletLow(BaseUnits missing) implements BatchDecision {}
}
