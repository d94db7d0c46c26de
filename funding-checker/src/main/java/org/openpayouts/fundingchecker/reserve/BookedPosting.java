package org.openpayouts.fundingchecker.reserve;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A posting as it stands in the ledger. */
record BookedPosting(
    long number,
    String postingId,
    LedgerKey key,
    long version,
    int code,
    String cause,
    List<UUID> lines,
    List<Entry> entries,
    Balances balances,
    UUID eventId,
    @Nullable String causationId,
    @Nullable String traceparent,
    Instant occurredAt) {
  BookedPosting with(List<Entry> found, List<UUID> foundLines) {
    return new BookedPosting(
        number,
        postingId,
        key,
        version,
        code,
        cause,
        foundLines,
        found,
        balances,
        eventId,
        causationId,
        traceparent,
        occurredAt);
  }
}
