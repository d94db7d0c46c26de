package org.openpayouts.broadcaster.wallet;

import org.openpayouts.broadcaster.chain.BaseUnits;

/**
 * How heavy the wallet's own parts of a transaction are, at most.
 *
 * @param envelope everything that is neither input nor output
 * @param transactionMax no node relays more
 */
public record WalletWeights(
    long envelope, long input, long change, BaseUnits changeDust, long transactionMax) {}
