package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;

/**
 * A deposit that its bank or chain has taken back, whole or in part.
 *
 * @param externalId the bank's or chain's own reference of the taking back
 * @param currency the deposit's
 */
public record Reversal(
    String id,
    MerchantId merchantId,
    String externalId,
    String depositId,
    Currency currency,
    BigDecimal amount,
    String reason,
    Instant receivedAt,
    UUID eventId) {

  /** The reason is for people: other words make no other reversal. */
  boolean tellsTheSameAs(Reversal other) {
    return externalId.equals(other.externalId)
        && depositId.equals(other.depositId)
        && amount.compareTo(other.amount) == 0;
  }

  /** What was said of it, for people. */
  public String words() {
    return amount.toPlainString() + " " + currency.code() + " of deposit " + depositId;
  }
}
