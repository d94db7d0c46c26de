package org.openpayouts.bench.cutoff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Payouts that wait for a cutoff: so many, in turn for each of some merchants, a millisecond apart.
 *
 * @param first the number that the first one's id tells
 * @param cutoff its instant, behind every request
 */
record Queue(NumberedIds ids, long first, int payouts, int merchants, Instant cutoff) {
  static final String CURRENCY = "USD";

  /** All are asked for within this time before it. */
  private static final Duration BEFORE = Duration.ofHours(3);

  private static final int CENTS = 2;
  private static final long LEAST_UNITS = 700;
  private static final int PRICES = 100;

  Queue {
    if (payouts < merchants || merchants < 1 || payouts > BEFORE.toMillis()) {
      throw new IllegalArgumentException(
          "%d payouts of %d merchants: each merchant has at least one, all have at most %d"
              .formatted(payouts, merchants, BEFORE.toMillis()));
    }
  }

  String payoutId(int number) {
    return ids.id(first + number);
  }

  /** The number of a payout; -1 of one that is not of this queue. */
  int numberOf(String payoutId) {
    long number = ids.number(payoutId) - first;
    return number >= 0 && number < payouts ? (int) number : -1;
  }

  int merchantOf(int number) {
    return number % merchants;
  }

  String merchantId(int merchant) {
    return ids.merchant(merchant);
  }

  String recipientId(int merchant) {
    return ids.recipient(merchant);
  }

  /** What it costs, in ledger units; no fees. */
  long units(int number) {
    return LEAST_UNITS + number / merchants % PRICES;
  }

  String amount(int number) {
    return money(units(number));
  }

  static String money(long units) {
    return BigDecimal.valueOf(units, CENTS).toPlainString();
  }

  Instant requestedAt(int number) {
    return cutoff.minus(BEFORE).plusMillis(number);
  }

  /** What all payouts of each merchant cost together. */
  long[] unitsOfMerchants() {
    long[] units = new long[merchants];
    for (int number = 0; number < payouts; number++) {
      units[merchantOf(number)] += units(number);
    }
    return units;
  }
}
