package org.openpayouts.broadcaster.chain;

/** A confirmed, mature, unspent output that the wallet may spend. */
public record Coin(OutputRef ref, BaseUnits amount) {}
