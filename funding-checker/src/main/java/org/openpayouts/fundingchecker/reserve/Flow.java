package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What money that crosses the border of the ledger does to it.
 *
 * @param entries none where the amount is only dust
 * @param dust of the ledger afterwards
 */
record Flow(List<Entry> entries, BigDecimal dust) {

  /** A deposit pays what is owed first; the rest is available, its dust goes to suspense. */
  static Flow in(Reserve reserve, BigDecimal amount) {
    Whole whole = Whole.of(reserve, amount, 1);
    long owed = -reserve.balances().of(Account.RECEIVABLE);
    long repaid = Math.min(owed, whole.units);
    return new Flow(
        entries(
            new Entry(Account.DEPOSITS_CLEARING, -Math.addExact(whole.units, whole.carry)),
            new Entry(Account.RECEIVABLE, repaid),
            new Entry(Account.AVAILABLE, whole.units - repaid),
            new Entry(Account.SUSPENSE, whole.carry)),
        whole.dust);
  }

  /**
   * Money that leaves takes what is available; the rest is owed and stops further funding. Only a
   * reversal may leave a rest: nobody asks us before it.
   */
  static Flow out(Reserve reserve, BigDecimal amount) {
    Whole whole = Whole.of(reserve, amount, -1);
    long taken = Math.min(reserve.available(), whole.units);
    return new Flow(
        entries(
            new Entry(Account.DEPOSITS_CLEARING, Math.subtractExact(whole.units, whole.carry)),
            new Entry(Account.AVAILABLE, -taken),
            new Entry(Account.RECEIVABLE, taken - whole.units),
            new Entry(Account.SUSPENSE, whole.carry)),
        whole.dust);
  }

  /** The dust afterwards, where another posting of the same money moved so much to suspense. */
  BigDecimal dustBeside(long suspense) {
    long ours =
        entries.stream()
            .filter(entry -> entry.account() == Account.SUSPENSE)
            .mapToLong(Entry::amount)
            .sum();
    return dust.add(BigDecimal.valueOf(ours)).subtract(BigDecimal.valueOf(suspense));
  }

  /** What crosses the border in whole units, without what dust became; negative on its way in. */
  long units() {
    return entries.stream()
        .filter(entry ->
            entry.account() == Account.DEPOSITS_CLEARING || entry.account() == Account.SUSPENSE)
        .mapToLong(Entry::amount)
        .sum();
  }

  private static List<Entry> entries(Entry... entries) {
    return List.of(entries).stream().filter(entry -> entry.amount() != 0).toList();
  }

  /** Whole units of an amount, and what its dust does to the dust that was there. */
  private record Whole(long units, long carry, BigDecimal dust) {
    static Whole of(Reserve reserve, BigDecimal amount, int direction) {
      BigDecimal inUnits = amount.movePointRight(reserve.key().currency().scale());
      BigDecimal units = inUnits.setScale(0, RoundingMode.DOWN);
      BigDecimal fraction = inUnits.subtract(units);
      BigDecimal total = reserve.dust().add(direction > 0 ? fraction : fraction.negate());
      BigDecimal carry = total.setScale(0, RoundingMode.FLOOR);
      return new Whole(units.longValueExact(), carry.longValueExact(), total.subtract(carry));
    }
  }
}
