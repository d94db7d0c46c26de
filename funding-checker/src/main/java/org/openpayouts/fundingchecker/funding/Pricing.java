package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.openpayouts.fundingchecker.merchant.PlatformFee;
import org.openpayouts.fundingchecker.rates.RateTable;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Currency;

/**
 * Turns a requested amount into terms. The paid amount rounds down to what the asset can pay, the
 * debit rounds up to a ledger unit; both from the exact quotient, never from a rounded step.
 */
record Pricing(RateTable rates, PlatformFee platformFee, Currency ledger) {
  /** "The minimum amount per instruction is $5 USD equivalent." */
  static final BigDecimal MINIMUM_USD = BigDecimal.valueOf(5);

  private static final String USD = "USD";

  /** What an amount costs, or why it has no price. */
  sealed interface Priced {
    record Fine(Terms terms) implements Priced {}

    record Refused(Reason reason) implements Priced {}
  }

  Priced price(BigDecimal amount, String currency, Asset asset) {
    Optional<BigDecimal> inCurrency = rates.price(asset.code(), currency);
    Optional<BigDecimal> inLedger = rates.price(asset.code(), ledger.code());
    Optional<BigDecimal> inDollars = rates.price(currency, USD);
    if (inCurrency.isEmpty() || inLedger.isEmpty() || inDollars.isEmpty()) {
      return new Priced.Refused(Reason.RATE_UNAVAILABLE);
    }
    if (amount.multiply(inDollars.get()).compareTo(MINIMUM_USD) < 0) {
      return new Priced.Refused(Reason.BELOW_MINIMUM);
    }
    return fixed(amount, currency, asset, new Rates(inCurrency.get(), inLedger.get()));
  }

  private record Rates(BigDecimal inCurrency, BigDecimal inLedger) {}

  private Priced fixed(BigDecimal amount, String currency, Asset asset, Rates rate) {
    BigDecimal paid = amount.divide(rate.inCurrency, asset.payableScale(), RoundingMode.DOWN);
    BigInteger baseUnits = asset.baseUnits(paid);
    if (baseUnits.signum() == 0) {
      return new Priced.Refused(Reason.BELOW_MINIMUM);
    }
    Rates debitRate =
        currency.equals(ledger.code()) ? new Rates(BigDecimal.ONE, BigDecimal.ONE) : rate;
    BigDecimal worth = amount.multiply(debitRate.inLedger);
    BigDecimal debit = worth.divide(debitRate.inCurrency, ledger.scale(), RoundingMode.UP);
    BigDecimal units = debit.movePointRight(ledger.scale());
    BigDecimal fee = platformFee.on(units);
    if (units.add(fee).compareTo(BigDecimal.valueOf(Currency.LARGEST_PAYOUT_UNITS)) > 0) {
      return new Priced.Refused(Reason.LARGEST_EXCEEDED);
    }
    return new Priced.Fine(
        new Terms(
            asset,
            baseUnits,
            units.longValueExact(),
            fee.longValueExact(),
            0,
            rate.inCurrency,
            rate.inLedger,
            amount.subtract(paid.multiply(rate.inCurrency)),
            debit.multiply(debitRate.inCurrency).subtract(worth)));
  }
}
