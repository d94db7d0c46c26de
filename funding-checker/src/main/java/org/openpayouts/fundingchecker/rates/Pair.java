package org.openpayouts.fundingchecker.rates;

import java.util.Comparator;
import org.openpayouts.schemas.currency.Currencies;

/** What a price is of: units of the quote currency for one unit of the base. */
record Pair(String base, String quote) implements Comparable<Pair> {
  private static final Comparator<Pair> ORDER =
      Comparator.comparing(Pair::base).thenComparing(Pair::quote);

  Pair {
    if (Currencies.find(base).isEmpty() || Currencies.find(quote).isEmpty()) {
      throw new IllegalArgumentException("names an unsupported currency");
    }
    if (base.equals(quote)) {
      throw new IllegalArgumentException("prices a currency in itself");
    }
  }

  @Override
  public int compareTo(Pair other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return base + "/" + quote;
  }
}
