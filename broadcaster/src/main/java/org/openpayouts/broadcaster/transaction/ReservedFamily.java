package org.openpayouts.broadcaster.transaction;

import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.broadcaster.wallet.Draft;

/** Coins and payouts that belong together from now on. */
public record ReservedFamily(String familyId, Draft draft, FeeRate feeRate) {}
