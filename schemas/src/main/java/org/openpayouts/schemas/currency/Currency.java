package org.openpayouts.schemas.currency;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A currency that a ledger may count in.
 *
 * @param code ISO 4217, or the ticker of a crypto currency
 * @param name as people write it
 * @param plural of the name
 * @param symbol that stands beside amounts
 * @param fiat whether a state issues it
 * @param scale decimal places of one ledger unit, at most 9
 */
public record Currency(
    String code, String name, String plural, String symbol, boolean fiat, int scale) {
  /** No payout is larger, in ledger units; so that no sum of a ledger can overflow. */
  public static final long LARGEST_PAYOUT_UNITS = 1_000_000_000_000_000L;

  /** No merchant has more waiting or held, in ledger units. */
  public static final long LARGEST_OPEN_TOTAL_UNITS = 100_000_000_000_000_000L;

  private static final int MAX_SCALE = 9;

  public Currency {
    if (scale < 0 || scale > MAX_SCALE) {
      throw new IllegalArgumentException(code + " has a scale of " + scale);
    }
  }

  /** Whether the amount has no more decimals than this currency's ledger. */
  public boolean holdsExactly(BigDecimal amount) {
    return amount.stripTrailingZeros().scale() <= scale;
  }

  /** The largest amount of one payout, in whole currency. */
  public BigDecimal largestPayout() {
    return BigDecimal.valueOf(LARGEST_PAYOUT_UNITS, scale);
  }

  /**
   * An amount in ledger units.
   *
   * @throws ArithmeticException if it does not fit into 63 bits, or needs rounding and the mode is
   *     UNNECESSARY
   */
  public long units(BigDecimal amount, RoundingMode rounding) {
    return amount.setScale(scale, rounding).unscaledValue().longValueExact();
  }

  public BigDecimal amount(long units) {
    return BigDecimal.valueOf(units, scale);
  }
}
