package org.openpayouts.fundingchecker.funding;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.openpayouts.schemas.currency.Asset;

/**
 * What is paid and what is held for it, fixed once.
 *
 * @param asset what the recipient gets
 * @param baseUnits how much of it, in the chain's base units, rounded down
 * @param ledgerAmount what the ledger is debited without fees, in ledger units; rounded up, and
 *     less by the network's fee where the recipient pays that
 * @param platformFee what the platform keeps of its fee; less than nothing where it pays more for
 *     the chain
 * @param networkFee what the chain takes, as it was quoted, rounded down
 * @param rateInCurrency price of one unit of the asset in the payout's currency
 * @param rateInLedger price of one unit of the asset in the ledger's currency
 * @param paidRemainder what rounding down kept, in the payout's currency: amount - paid * rate,
 *     where the network's fee counts as paid if the recipient pays it
 * @param debitExcess what rounding up added, in the ledger's currency, times {@code
 *     rateInCurrency}; so it is exact although the quotient may have no end
 */
record Terms(
    Asset asset,
    BigInteger baseUnits,
    long ledgerAmount,
    long platformFee,
    long networkFee,
    BigDecimal rateInCurrency,
    BigDecimal rateInLedger,
    BigDecimal paidRemainder,
    BigDecimal debitExcess) {

  /** All that is held for the payout, in ledger units. */
  long held() {
    return Math.addExact(ledgerAmount, Math.addExact(platformFee, networkFee));
  }
}
