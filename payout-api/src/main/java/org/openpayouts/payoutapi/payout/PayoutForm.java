package org.openpayouts.payoutapi.payout;

import org.jspecify.annotations.Nullable;

/**
 * A payout as somebody wrote it down, whichever dialect it came in; nothing is checked yet.
 *
 * @param amount the number's own text, as far as it was a number
 */
public record PayoutForm(
    @Nullable String amount,
    @Nullable String currency,
    @Nullable String ledgerCurrency,
    @Nullable String recipientId,
    @Nullable String email,
    @Nullable String shopperId,
    @Nullable String reference,
    @Nullable String label,
    @Nullable String notificationUrl,
    @Nullable String notificationEmail,
    @Nullable String effectiveDate,
    boolean ignoreEmails) {}
