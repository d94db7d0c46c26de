package org.openpayouts.payoutapi.merchant;

import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currency;

/**
 * What an operator says about a merchant.
 *
 * @param payoutNotificationUrl where it hears of payouts that carry no URL of their own
 * @param recipientNotificationUrl where it hears of recipients that carry none
 */
public record MerchantProfile(
    String name,
    Currency settlementCurrency,
    @Nullable String payoutNotificationUrl,
    @Nullable String recipientNotificationUrl,
    @Nullable String notificationEmail,
    Policy policy) {

  /** The same with another policy. */
  public MerchantProfile with(Policy other) {
    return new MerchantProfile(
        name,
        settlementCurrency,
        payoutNotificationUrl,
        recipientNotificationUrl,
        notificationEmail,
        other);
  }
}
