package org.openpayouts.broadcaster.chain;

/** The transaction in the chain that consumed an output, and its block. */
public record Spend(TransactionId by, BlockRef block) {}
