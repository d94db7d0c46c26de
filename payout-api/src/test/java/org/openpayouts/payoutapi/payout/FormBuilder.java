package org.openpayouts.payoutapi.payout;

import org.jspecify.annotations.Nullable;

/** A form that is accepted as it stands; tests change what they are about. */
final class FormBuilder {
  private @Nullable String amount = "10";
  private @Nullable String currency = "USD";
  private @Nullable String ledgerCurrency;
  private @Nullable String recipientId;
  private @Nullable String email = "alice@example.com";
  private @Nullable String reference;
  private @Nullable String label;
  private @Nullable String notificationUrl;
  private @Nullable String notificationEmail;
  private @Nullable String effectiveDate;

  static FormBuilder aForm() {
    return new FormBuilder();
  }

  FormBuilder amount(@Nullable String text) {
    amount = text;
    return this;
  }

  FormBuilder currency(@Nullable String text) {
    currency = text;
    return this;
  }

  FormBuilder ledgerCurrency(String text) {
    ledgerCurrency = text;
    return this;
  }

  FormBuilder recipientId(String text) {
    recipientId = text;
    return this;
  }

  FormBuilder email(@Nullable String text) {
    email = text;
    return this;
  }

  FormBuilder reference(String text) {
    reference = text;
    return this;
  }

  FormBuilder label(String text) {
    label = text;
    return this;
  }

  FormBuilder notificationUrl(String text) {
    notificationUrl = text;
    return this;
  }

  FormBuilder notificationEmail(String text) {
    notificationEmail = text;
    return this;
  }

  FormBuilder effectiveDate(String text) {
    effectiveDate = text;
    return this;
  }

  PayoutForm build() {
    return new PayoutForm(
        amount,
        currency,
        ledgerCurrency,
        recipientId,
        email,
        null,
        reference,
        label,
        notificationUrl,
        notificationEmail,
        effectiveDate,
        false);
  }
}
