package org.openpayouts.broadcaster.wallet;

/** The right to move a wallet; a higher epoch has taken it away. */
public record Lease(String wallet, String owner, long epoch) {}
