package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
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
record Pricing(RateTable rates, PlatformFee platformFee, NetworkFees networkFees, Currency ledger) {
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

  /**
   * What the chain takes is a part of what is held: of the debit where the recipient pays it, who
   * gets so much less, and of the platform's fee where the platform does.
   */
  private Priced fixed(BigDecimal amount, String currency, Asset asset, Rates rate) {
    BigDecimal whole = whole(amount, rate.inCurrency, asset);
    BigDecimal quote = networkFees.of(asset);
    if (whole.compareTo(quote) <= 0) {
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
    boolean recipientPays = networkFees.recipientPays();
    long networkFee = unitsDown(quote.multiply(rate.inLedger));
    return new Priced.Fine(
        new Terms(
            asset,
            asset.baseUnits(recipientPays ? whole.subtract(quote) : whole),
            units.longValueExact() - (recipientPays ? networkFee : 0),
            fee.longValueExact() - (recipientPays ? 0 : networkFee),
            networkFee,
            rate.inCurrency,
            rate.inLedger,
            amount.subtract(whole.multiply(rate.inCurrency)),
            debit.multiply(debitRate.inCurrency).subtract(worth)));
  }

  /** What an amount is in the asset, before the chain takes its part. */
  static BigDecimal whole(BigDecimal amount, BigDecimal rateInCurrency, Asset asset) {
    return amount.divide(rateInCurrency, asset.payableScale(), RoundingMode.DOWN);
  }

  /** Down, so that what is left of the debit covers what is left to be paid. */
  private long unitsDown(BigDecimal inLedger) {
    return inLedger.movePointRight(ledger.scale()).setScale(0, RoundingMode.DOWN).longValueExact();
  }
}
