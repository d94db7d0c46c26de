package org.openpayouts.fundingchecker.reserve;

/**
 * A deposit was booked, once for each. Published inside the transaction that books it, with the
 * ledger locked.
 */
public record DepositBooked(LedgerKey ledger, String depositId) {}
