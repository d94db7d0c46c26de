package org.openpayouts.systemtests.conservation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What a payout must cost: what is paid rounds down to a satoshi, the debit rounds up to a ledger
 * unit, and so does the part of the fee that is a share of it. Each is rounded once, from the exact
 * quotient.
 */
record Price(long baseUnits, long ledgerAmount, long platformFee) {
  private static final int SATOSHI_DIGITS = 8;
  private static final int MILLION_DIGITS = 6;

  /** Decimals of a ledger unit. */
  private static final Map<String, Integer> SCALES = Map.of("USD", 2, "EUR", 2, "GBP", 2);

  /** At the rates that funding has locked. */
  static Price of(Asked.Payout wish, Told.Terms locked, Asked.Shop shop) {
    BigDecimal paid =
        wish.amount()
            .movePointRight(SATOSHI_DIGITS)
            .divide(locked.rateInCurrency(), 0, RoundingMode.DOWN);
    BigDecimal debit = debit(wish, locked);
    BigDecimal share =
        debit
            .multiply(BigDecimal.valueOf(shop.feePpm(), MILLION_DIGITS))
            .setScale(0, RoundingMode.UP);
    return new Price(
        paid.longValueExact(), debit.longValueExact(), share.longValueExact() + shop.feeFixed());
  }

  private static BigDecimal debit(Asked.Payout wish, Told.Terms locked) {
    BigDecimal units = units(wish.amount(), wish.ledgerCurrency());
    return wish.currency().equals(wish.ledgerCurrency())
        ? units.setScale(0, RoundingMode.UNNECESSARY)
        : units.multiply(locked.rateInLedger()).divide(locked.rateInCurrency(), 0, RoundingMode.UP);
  }

  /** An amount in ledger units, with whatever decimals are left. */
  static BigDecimal units(BigDecimal amount, String currency) {
    Integer scale = SCALES.get(currency);
    if (scale == null) {
      throw new IllegalArgumentException("no scale is known of " + currency);
    }
    return amount.movePointRight(scale);
  }

  long held() {
    return ledgerAmount + platformFee;
  }
}
