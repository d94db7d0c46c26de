package org.openpayouts.fundingchecker.reserve;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that moves at once.
 *
 * @param cause unique for ever: a second posting of the same cause is refused by the database
 * @param lines the facts that it sums up, one of each payout
 * @param entries sum to zero, none of them zero, one per account; only a refusal has none
 */
public record Posting(
    PostingCode code, String cause, List<UUID> lines, List<Entry> entries, Origin origin) {

  /** The record that led to it. */
  public record Origin(@Nullable String causationId, @Nullable String traceparent) {}

  public Posting {
    lines = lines.stream().sorted().toList();
    entries = entries.stream().filter(entry -> entry.amount() != 0).toList();
    if (entries.stream().mapToLong(Entry::amount).reduce(0, Math::addExact) != 0) {
      throw new IllegalArgumentException("a posting sums to zero: " + code);
    }
    if (entries.stream().map(Entry::account).distinct().count() != entries.size()) {
      throw new IllegalArgumentException("a posting moves an account once: " + code);
    }
  }
}
