package org.openpayouts.broadcaster.payout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openpayouts.broadcaster.chain.OutputRef;

/**
 * A fact of our own, read back from the log: what this database decided before it was restored.
 *
 * @param payout as it was funded; the fact's snapshot still knows it
 * @param state the word of the state after the fact
 * @param delayReason empty where it was no delay
 * @param batchId of the family; only some facts carry it
 * @param paidBy the transactions that a node had when it was told
 * @param consumed the coin whose loss proved a failure
 * @param value the record, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // the record as it came, on its way to the database
public record LearnedFact(
    FundedPayout payout,
    Instant occurredAt,
    long sequence,
    String state,
    String delayReason,
    Optional<String> batchId,
    List<PaidBy> paidBy,
    Optional<OutputRef> consumed,
    byte[] value) {
  public LearnedFact {
    paidBy = List.copyOf(paidBy);
  }
}
