package org.openpayouts.fundingchecker.funding;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openpayouts.fundingchecker.reserve.LedgerKey;

/**
 * A funded payout and what became of its money so far.
 *
 * @param settled the facts that were posted already
 */
record HeldPayout(
    String payoutId, LedgerKey ledger, Held held, List<SettledFact.Kind> kinds, Set<UUID> settled) {

  /** What is held for it, in ledger units. */
  record Held(long ledgerAmount, long platformFee, long networkFee) {
    long total() {
      return Math.addExact(ledgerAmount, Math.addExact(platformFee, networkFee));
    }
  }
}
