package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;

/**
 * Money that arrived for a merchant.
 *
 * @param externalId the bank's or chain's own reference
 * @param rail "bank_transfer", "crypto" or "test"
 */
public record Deposit(
    String id,
    MerchantId merchantId,
    String externalId,
    Currency currency,
    BigDecimal amount,
    String rail,
    Instant receivedAt,
    UUID eventId) {

  boolean tellsTheSameAs(Deposit other) {
    return merchantId.equals(other.merchantId)
        && externalId.equals(other.externalId)
        && currency.equals(other.currency)
        && amount.compareTo(other.amount) == 0
        && rail.equals(other.rail);
  }

  /** What was said of it, for people. */
  public String words() {
    return amount.toPlainString() + " " + currency.code() + " by " + rail;
  }
}
