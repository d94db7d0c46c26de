package org.openpayouts.payoutapi.payout;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.openpayouts.payoutapi.amount.Decimals;
import org.openpayouts.schemas.currency.Currency;

/** How much, in which money, from which ledger, and not before which day (UTC). */
public record Terms(
    BigDecimal amount, Currency currency, Currency ledgerCurrency, LocalDate effectiveDate) {
  public Terms {
    amount = Decimals.canonical(amount);
  }

  /** The amount exactly as it travels in facts and under the request's MAC. */
  public String amountText() {
    return amount.toPlainString();
  }
}
