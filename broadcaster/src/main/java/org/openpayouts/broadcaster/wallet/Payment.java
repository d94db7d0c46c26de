package org.openpayouts.broadcaster.wallet;

import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.schemas.id.PayoutId;

/** One output that a transaction is to have, for one payout. */
public record Payment(PayoutId payoutId, String address, BaseUnits amount) {}
