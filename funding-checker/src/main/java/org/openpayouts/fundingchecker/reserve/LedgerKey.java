package org.openpayouts.fundingchecker.reserve;

import java.util.Comparator;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;

/** One merchant's ledger in one currency. */
public record LedgerKey(MerchantId merchantId, Currency currency) implements Comparable<LedgerKey> {
  private static final Comparator<LedgerKey> ORDER =
      Comparator.comparing(LedgerKey::merchantId).thenComparing(key -> key.currency().code());

  /** The key of its records: merchantId ":" currency. */
  public String text() {
    return merchantId.value() + ":" + currency.code();
  }

  /** The order in which accounts are locked. */
  @Override
  public int compareTo(LedgerKey other) {
    return ORDER.compare(this, other);
  }
}
