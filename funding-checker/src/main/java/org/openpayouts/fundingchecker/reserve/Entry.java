package org.openpayouts.fundingchecker.reserve;

/** What a posting moves on one account, in ledger units. */
public record Entry(Account account, long amount) {}
