package org.openpayouts.fundingchecker.audit;

import java.time.Instant;
import java.util.List;

/**
 * What an audit found.
 *
 * @param violations at most some of each check; none in a ledger that is coherent
 */
public record LedgerReport(
    Instant auditedAt, boolean coherent, long postings, long accounts, List<Violation> violations) {

  /**
   * A broken invariant.
   *
   * @param check which one
   * @param subject the posting, or merchantId:currency
   * @param expected in ledger units
   * @param found in ledger units
   */
  public record Violation(String check, String subject, long expected, long found) {}
}
