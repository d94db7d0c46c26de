package org.openpayouts.fundingchecker.merchant;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a merchant is charged for a payout.
 *
 * @param partsPerMillion of the debited amount, rounded up to a ledger unit
 * @param fixedUnits in ledger units
 */
public record PlatformFee(int partsPerMillion, long fixedUnits) {
  public static final PlatformFee NONE = new PlatformFee(0, 0);

  private static final int MILLION_DIGITS = 6;

  public PlatformFee {
    if (partsPerMillion < 0 || fixedUnits < 0) {
      throw new IllegalArgumentException("a platform fee is never negative");
    }
  }

  /** The fee for a debit in ledger units; exact, however large. */
  public BigDecimal on(BigDecimal debitUnits) {
    return debitUnits
        .multiply(BigDecimal.valueOf(partsPerMillion, MILLION_DIGITS))
        .setScale(0, RoundingMode.UP)
        .add(BigDecimal.valueOf(fixedUnits));
  }
}
