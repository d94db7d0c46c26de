package org.openpayouts.localstack.check;

/**
 * A webhook as the receiver wrote it down, in the order of arrival.
 *
 * @param code BitPay's, for example 5001
 * @param signed whether the payout token verifies the signature over the exact body
 */
public record ReceivedWebhook(String payoutId, int code, boolean signed) {}
