package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.recipient.Payee;

/** What a cutoff does with one payout. */
sealed interface Verdict {
  OpenPayout payout();

  record Fund(OpenPayout payout, Payee payee, Terms terms) implements Verdict {}

  /**
   * Not funded, without a word about those behind it.
   *
   * @param eligibleFrom where time is what heals it
   */
  record StepAside(OpenPayout payout, Reason reason, @Nullable Instant eligibleFrom)
      implements Verdict {}

  /**
   * The reserve does not cover it.
   *
   * @param missing how much more it would have needed, in ledger units
   */
  record Short(OpenPayout payout, long missing) implements Verdict {}
}
