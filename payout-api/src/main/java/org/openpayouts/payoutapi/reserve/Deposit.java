package org.openpayouts.payoutapi.reserve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.Base58Id;
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
  private static final String DOMAIN = "openpayouts/deposit/1\n";

  /**
   * The id of a deposit. It follows from what names it, so that one that was forgotten and is
   * reported again is the same to whoever has booked it.
   */
  static String idOf(MerchantId merchant, String externalId) {
    try {
      byte[] named = (DOMAIN + merchant.value() + "\n" + externalId).getBytes(UTF_8);
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(named));
      long high = hash.getLong() & ~0xf000L | 0x8000L; // version 8: made by a rule of ours
      long low = hash.getLong() & ~0xc000_0000_0000_0000L | 0x8000_0000_0000_0000L;
      return Base58Id.encode(new UUID(high, low));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  boolean tellsTheSameAs(Deposit other) {
    return merchantId.equals(other.merchantId)
        && externalId.equals(other.externalId)
        && currency.equals(other.currency)
        && amount.compareTo(other.amount) == 0
        && rail.equals(other.rail);
  }
}
