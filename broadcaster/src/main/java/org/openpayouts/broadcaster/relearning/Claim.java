package org.openpayouts.broadcaster.relearning;

import java.time.Instant;
import java.util.Optional;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.OutputRef;
import org.openpayouts.schemas.id.PayoutId;

/**
 * An output that pays a payout, as a fact of ours or two persons say.
 *
 * @param toldAt when a node had it, where a fact says so
 */
record Claim(PayoutId payout, OutputRef output, BaseUnits amount, Optional<Instant> toldAt) {}
