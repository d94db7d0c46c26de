package org.openpayouts.systemtests.guarantee;

/**
 * One webhook that the receiver answered with success, as the receiver's own log has it.
 *
 * @param event BitPay's code, for example 5001
 * @param signed whether the receiver could verify the signature with the payout token
 */
public record Delivery(
    String payoutId, int event, String webhookId, String traceparent, boolean signed) {}
