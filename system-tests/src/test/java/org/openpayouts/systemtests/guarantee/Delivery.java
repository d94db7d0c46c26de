package org.openpayouts.systemtests.guarantee;

/**
 * One webhook that the receiver answered with success, as the receiver's own log has it.
 *
 * @param event BitPay's code, for example 5001
 * @param signed whether the receiver could verify the signature with the payout token
 * @param telling 0, and one more each time the dispatcher's database went back: it may then tell
 *     again what it does not know to have told
 */
public record Delivery(
    String payoutId,
    int event,
    String webhookId,
    String traceparent,
    boolean signed,
    int telling) {}
