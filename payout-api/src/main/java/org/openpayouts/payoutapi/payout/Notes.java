package org.openpayouts.payoutapi.payout;

import org.jspecify.annotations.Nullable;

/** What a merchant writes on a payout for itself and for its notifications. */
public record Notes(
    @Nullable String reference,
    @Nullable String label,
    @Nullable String notificationUrl,
    @Nullable String notificationEmail,
    boolean ignoreEmails) {}
