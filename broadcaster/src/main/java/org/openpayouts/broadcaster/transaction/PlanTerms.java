package org.openpayouts.broadcaster.transaction;

import java.time.Duration;
import org.openpayouts.broadcaster.chain.BaseUnits;

/**
 * How batches of one wallet are planned.
 *
 * @param asset what the wallet pays
 * @param lanes coins that the wallet should have after a batch
 * @param laneMin no change is split smaller
 * @param linger how long the oldest waiting payout waits for company
 */
public record PlanTerms(String asset, int lanes, BaseUnits laneMin, Duration linger) {}
