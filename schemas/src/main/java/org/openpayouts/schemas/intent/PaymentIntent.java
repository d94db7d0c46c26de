package org.openpayouts.schemas.intent;

import org.jspecify.annotations.Nullable;

/** What a MAC covers. Every text is covered exactly as it stands in the record. */
public sealed interface PaymentIntent {

  /** What the merchant asked for, in the merchant's own words. Made by payout-api. */
  record Request(
      String payoutId,
      String merchantId,
      String recipientId,
      String amount,
      String currency,
      String ledgerCurrency)
      implements PaymentIntent {}

  /** Where a recipient wants to be paid. Made by payout-api when the withdrawal is set. */
  record Target(
      String merchantId,
      String recipientId,
      long recipientVersion,
      String asset,
      String chain,
      String address,
      @Nullable String memo)
      implements PaymentIntent {}

  /** What is held and paid. Made by funding-checker; amounts in base and ledger units. */
  record Funding(
      Mac requestMac,
      Mac destinationMac,
      String baseUnits,
      long ledgerAmount,
      long platformFee,
      long networkFee)
      implements PaymentIntent {}
}
