package org.openpayouts.schemas.currency;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A crypto asset that recipients can be paid in.
 *
 * @param code its ticker, also a currency code
 * @param chain where it lives
 * @param decimals decimal places of the chain's base unit
 * @param payableScale decimal places that a payout may use, at most {@code decimals}
 * @param confirmationsTarget blocks, its own included, after which a payment is complete
 */
public record Asset(
    String code, String chain, int decimals, int payableScale, int confirmationsTarget) {
  public Asset {
    if (payableScale > decimals) {
      throw new IllegalArgumentException(code + " cannot pay finer than its chain counts");
    }
  }

  /** An amount in base units, rounded down to what is payable. */
  public BigInteger baseUnits(BigDecimal amount) {
    return amount
        .setScale(payableScale, RoundingMode.DOWN)
        .setScale(decimals, RoundingMode.UNNECESSARY)
        .unscaledValue();
  }

  public BigDecimal amount(BigInteger baseUnits) {
    return new BigDecimal(baseUnits, decimals);
  }
}
