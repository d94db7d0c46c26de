package org.openpayouts.fundingchecker.reserve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that moves at once.
 *
 * @param cause unique for ever: a second posting of the same cause is refused by the database
 * @param lines how many payouts it sums up
 * @param entries sum to zero, none of them zero, one per account
 */
public record Posting(
    PostingCode code, String cause, int lines, List<Entry> entries, Origin origin) {

  /** The record that led to it. */
  public record Origin(@Nullable String causationId, @Nullable String traceparent) {}

  public Posting {
    entries = entries.stream().filter(entry -> entry.amount() != 0).toList();
    if (entries.stream().mapToLong(Entry::amount).reduce(0, Math::addExact) != 0) {
      throw new IllegalArgumentException("a posting sums to zero: " + code);
    }
    if (entries.stream().map(Entry::account).distinct().count() != entries.size()) {
      throw new IllegalArgumentException("a posting moves an account once: " + code);
    }
  }
}
