package org.openpayouts.webhookdispatcher.notification;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook shows of a payout. Neither token nor notification URL is in it: whoever reads the
 * body must not learn how to speak for the merchant.
 */
record PayoutView(
    String id,
    String recipientId,
    @Nullable String shopperId,
    BigDecimal amount,
    String currency,
    String ledgerCurrency,
    @Nullable Rates rates,
    @Nullable String email,
    @Nullable String reference,
    @Nullable String label,
    @Nullable String notificationEmail,
    LocalDate effectiveDate,
    Instant requestDate,
    String status,
    List<Payment> transactions) {

  PayoutView {
    transactions = List.copyOf(transactions);
  }

  /** Price of one unit of the paid asset in both currencies of the payout, fixed at funding. */
  record Rates(String asset, BigDecimal inCurrency, BigDecimal inLedgerCurrency) {}

  /**
   * A transaction that pays the payout.
   *
   * @param amount in whole units of the asset
   * @param date when it was broadcast
   */
  record Payment(String txid, BigDecimal amount, Instant date) {}
}
