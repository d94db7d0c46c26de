package org.openpayouts.fundingchecker.funding;

/**
 * Why a cutoff did not fund a payout, in the order of precedence. All but the last step aside for
 * the next payout; {@link #RESERVE_SHORT} is where the money ended.
 */
public enum Reason {
  MERCHANT_SUSPENDED,
  RECEIVABLE_OPEN,
  BEFORE_EFFECTIVE_DATE,
  RECIPIENT_NOT_ACTIVE,
  DESTINATION_NOT_ALLOWED,
  RATE_UNAVAILABLE,
  BELOW_MINIMUM,
  LARGEST_EXCEEDED,
  LIMIT_PER_PAYOUT,
  LIMIT_PER_RECIPIENT,
  LIMIT_PER_DAY,
  RESERVE_SHORT
}
