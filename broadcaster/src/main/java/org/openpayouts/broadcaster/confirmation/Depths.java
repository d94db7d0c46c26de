package org.openpayouts.broadcaster.confirmation;

/**
 * How deep is deep enough.
 *
 * @param target a payment is complete
 * @param finality a block is taken to stay for ever
 */
public record Depths(int target, int finality) {}
