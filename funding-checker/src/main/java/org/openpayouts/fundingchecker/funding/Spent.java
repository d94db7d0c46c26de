package org.openpayouts.fundingchecker.funding;

import java.util.Map;

/**
 * What was funded before for the cutoffs of a day, in ledger units without fees.
 *
 * @param onDay of the whole ledger
 * @param byRecipient of those who are asked for; none is nothing
 */
record Spent(long onDay, Map<String, Long> byRecipient) {
  /** Where no limit counts days. */
  static final Spent NOTHING = new Spent(0, Map.of());

  Spent {
    byRecipient = Map.copyOf(byRecipient);
  }
}
