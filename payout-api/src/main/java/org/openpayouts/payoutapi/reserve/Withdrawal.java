package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;

/**
 * Money that a merchant wants out of its reserve.
 *
 * @param externalId the operator's own name for it
 * @param amount in whole ledger units
 */
public record Withdrawal(
    String id,
    MerchantId merchantId,
    String externalId,
    Currency currency,
    BigDecimal amount,
    Instant askedAt,
    UUID eventId) {

  public Withdrawal {
    if (!currency.holdsExactly(amount)) {
      throw new IllegalArgumentException("a withdrawal has no dust");
    }
  }

  long units() {
    return currency.units(amount, RoundingMode.UNNECESSARY);
  }

  boolean tellsTheSameAs(Withdrawal other) {
    return externalId.equals(other.externalId)
        && currency.equals(other.currency)
        && amount.compareTo(other.amount) == 0;
  }

  /** What was said of it, for people. */
  public String words() {
    return amount.toPlainString() + " " + currency.code();
  }

  /** What the ledger has said of it, as far as this service has heard. */
  public sealed interface Decision {

    /** Nothing yet: the money must not be sent. */
    record Waiting() implements Decision {}

    /** The money has left the reserve, and may be sent. */
    record Booked(Instant at) implements Decision {}

    /** The money stays, for ever as far as this withdrawal goes. */
    record Refused(Refusal refusal) implements Decision {}
  }

  /**
   * A no of the ledger, with what it judged by.
   *
   * @param scale decimal places of the ledger units
   * @param availableUnits what could be taken
   * @param owedUnits what the merchant owed, not negative
   */
  public record Refusal(
      String withdrawalId, int scale, long availableUnits, long owedUnits, Instant at) {

    /**
     * What the merchant can change about it, in the words of deferred payouts. The ledger refuses
     * what it could cover only where it was stopped, because its rows contradict each other.
     */
    public String reason(Withdrawal refused) {
      if (owedUnits > 0) {
        return "RECEIVABLE_OPEN";
      }
      return availableUnits < refused.units() ? "RESERVE_SHORT" : "LEDGER_STOPPED";
    }

    public BigDecimal available() {
      return BigDecimal.valueOf(availableUnits, scale);
    }

    public BigDecimal owed() {
      return BigDecimal.valueOf(owedUnits, scale);
    }
  }
}
