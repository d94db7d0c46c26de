package org.openpayouts.broadcaster.transaction;

import java.time.Duration;
import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.chain.FeeRate;
import org.openpayouts.schemas.currency.Asset;

/**
 * How batches of one wallet are planned.
 *
 * @param asset what the wallet pays
 * @param lanes coins that the wallet should have after a batch
 * @param laneMin no change is split smaller
 * @param bumpAfter how long a transaction may wait before a replacement pays more
 * @param feeRateMax nothing is sent for more
 */
public record PlanTerms(
    Asset asset, int lanes, BaseUnits laneMin, Duration bumpAfter, FeeRate feeRateMax) {}
