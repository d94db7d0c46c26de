package org.openpayouts.payoutapi.payout;

/** A payout and what became of it. */
public record PayoutView(Payout payout, Progress progress) {}
