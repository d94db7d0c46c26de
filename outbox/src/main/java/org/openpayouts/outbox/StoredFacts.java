package org.openpayouts.outbox;

import java.time.Instant;
import java.util.List;

/** A service's own facts from its own database, oldest first: the way back from lost topics. */
public interface StoredFacts {

  /** At most {@code limit} facts of the scope whose cursor is greater; empty at the end. */
  List<StoredFact> page(Scope scope, long afterCursor, int limit);

  /** A fact as it was once sent; {@code cursor} rises along the pages. */
  record StoredFact(long cursor, String topic, Lane lane, OutboundRecord record) {}

  /** Which facts are wanted. */
  sealed interface Scope {

    /** Everything about one payout. */
    record OfPayout(String payoutId) implements Scope {}

    /** Everything that occurred at or after the instant. */
    record Since(Instant instant) implements Scope {}
  }
}
