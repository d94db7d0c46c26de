package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;

/**
 * Money that arrived for a merchant.
 *
 * @param externalId the bank's or chain's own reference
 * @param rail "bank_transfer", "crypto" or "test"
 * @param account where a bank says that it came in, in our spelling; null where nobody said
 */
public record Deposit(
    String id,
    MerchantId merchantId,
    String externalId,
    Currency currency,
    BigDecimal amount,
    String rail,
    @Nullable String account,
    Instant receivedAt,
    UUID eventId) {

  boolean tellsTheSameAs(Deposit other) {
    return merchantId.equals(other.merchantId)
        && externalId.equals(other.externalId)
        && currency.equals(other.currency)
        && amount.compareTo(other.amount) == 0
        && rail.equals(other.rail)
        && (account == null || other.account == null || account.equals(other.account));
  }

  /** What was said of it, for people. */
  public String words() {
    String money = amount.toPlainString() + " " + currency.code() + " by " + rail;
    return account == null ? money : money + " on " + account;
  }
}
