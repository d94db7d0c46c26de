package org.openpayouts.broadcaster.batch;

import org.openpayouts.broadcaster.chain.BaseUnits;
import org.openpayouts.broadcaster.wallet.WalletWeights;

/**
 * What bounds a batch.
 *
 * @param lanes how many coins the wallet should have after it, so that the next batches need not
 *     wait for this one
 * @param laneMin no change is split into smaller coins than this
 */
public record BatchLimits(WalletWeights weights, int lanes, BaseUnits laneMin) {}
