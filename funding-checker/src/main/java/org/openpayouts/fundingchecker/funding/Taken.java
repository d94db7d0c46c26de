package org.openpayouts.fundingchecker.funding;

import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.intent.Mac;

/**
 * A payout that this transaction decides, because it deleted (or marked) its open row.
 *
 * @param sequence of the fact that says the decision
 */
record Taken(String payoutId, LedgerKey ledger, long sequence, Mac requestMac, Told told) {}
