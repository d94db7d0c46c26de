package org.openpayouts.payoutapi.merchant;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currency;

/** What an operator says about a merchant. */
public record MerchantProfile(
    String name,
    Currency settlementCurrency,
    @Nullable String payoutNotificationUrl,
    @Nullable String notificationEmail,
    Policy policy) {}
