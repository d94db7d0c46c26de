package org.openpayouts.systemtests.guarantee;

import java.math.BigDecimal;

/**
 * A payout that the API promised to pay: one line of the load generator's journal.
 *
 * @param address where the merchant's recipient wants to be paid
 * @param amount as requested, in {@code currency}
 */
public record Accepted(
    String payoutId,
    String merchantId,
    String recipientId,
    String address,
    BigDecimal amount,
    String currency) {}
