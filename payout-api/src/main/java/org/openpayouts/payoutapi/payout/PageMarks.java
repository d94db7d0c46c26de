package org.openpayouts.payoutapi.payout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where pages that were handed out ended, for a minute. A client that walks on by offset is served
 * from there: nothing is counted again, and what arrived in between neither repeats nor hides a
 * payout.
 */
final class PageMarks {
  static final int MAX_MARKS = 10_000;
  static final Duration LIFE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<PayoutSearch, Ended> marks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PayoutSearch, Ended> eldest) {
          return size() > MAX_MARKS;
        }
      };

  PageMarks(Clock clock) {
    this.clock = clock;
  }

  private record Ended(PayoutSearch.Mark mark, Instant at) {}

  /** Remembers behind which payout the page of this search begins. */
  synchronized void put(PayoutSearch search, PayoutSearch.Mark mark) {
    marks.remove(search);
    marks.put(search, new Ended(mark, clock.instant()));
  }

  synchronized Optional<PayoutSearch.Mark> find(PayoutSearch search) {
    Instant oldest = clock.instant().minus(LIFE);
    return Optional.ofNullable(marks.get(search))
        .filter(ended -> ended.at().isAfter(oldest))
        .map(Ended::mark);
  }
}
