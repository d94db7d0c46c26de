package org.openpayouts.fundingchecker.reserve;

/** The accounts of a merchant in one currency, in the order of their columns. */
public enum Account {
  /** What the merchant can still pay out; never negative. */
  AVAILABLE,
  /** Set aside for payouts that are funded or on their way; never negative. */
  HELD,
  PAID_OUT,
  PLATFORM_FEES,
  NETWORK_FEES,
  /** The outside world: what came in, with a minus. */
  DEPOSITS_CLEARING,
  /** Whole units of dust that belong to nobody yet. */
  SUSPENSE,
  /** What the merchant owes us, with a minus. */
  RECEIVABLE
}
