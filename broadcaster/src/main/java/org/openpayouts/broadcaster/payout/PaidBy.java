package org.openpayouts.broadcaster.payout;

import java.time.Instant;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.OutputRef;

/** One output that pays a payout, as far as it is known. */
public record PaidBy(OutputRef output, BaseUnits amount, Instant broadcastAt, int confirmations) {}
