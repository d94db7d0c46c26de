package org.openpayouts.webhookdispatcher.merchant;

import org.jspecify.annotations.Nullable;

/** Where a merchant hears of what carries no URL of its own. */
public record Addresses(
    @Nullable String payoutNotificationUrl, @Nullable String recipientNotificationUrl) {}
