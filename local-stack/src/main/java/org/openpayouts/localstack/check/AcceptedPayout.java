package org.openpayouts.localstack.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the caller was promised: one line of the caller's own journal.
 *
 * @param address where its recipient wants to be paid
 * @param toInbox whether its webhooks go to the inbox of the stack
 * @param satoshis what that promise is worth at the price that the caller knows, rounded down
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AcceptedPayout(
    String payoutId,
    String reference,
    String address,
    String amount,
    String currency,
    long satoshis,
    boolean toInbox) {

  private static final int SATOSHI_DIGITS = 8;

  /**
   * Satoshis of an amount, rounded down.
   *
   * @param price of one bitcoin in the amount's currency
   */
  public static long satoshisOf(BigDecimal amount, BigDecimal price) {
    return amount
        .movePointRight(SATOSHI_DIGITS)
        .divide(price, 0, RoundingMode.DOWN)
        .longValueExact();
  }
}
