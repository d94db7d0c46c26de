package org.openpayouts.payoutapi.payout;

/** A payout that may be accepted: everything about it was checked. */
public record Draft(Payee payee, Terms terms, Notes notes) {}
