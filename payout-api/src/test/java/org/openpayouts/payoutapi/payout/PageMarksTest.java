package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

class PageMarksTest {
  private static final IdSource IDS = IdSource.secure();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final PageMarks marks = new PageMarks(clock);
  private final PayoutSearch.Mark mark =
      new PayoutSearch.Mark(Instant.EPOCH, new PayoutId(IDS.nextId()));

  @Test
  void remembersWhereAPageBegins() {
    PayoutSearch search = search(10);

    marks.put(search, mark);

    assertThat(marks.find(search)).contains(mark);
    assertThat(marks.find(search.startingAt(20))).isEmpty();
    assertThat(marks.find(search(10))).isEmpty();
  }

  @Test
  void forgetsAfterAMinute() {
    PayoutSearch search = search(10);
    marks.put(search, mark);

    now.set(Instant.EPOCH.plus(PageMarks.LIFE).plus(Duration.ofSeconds(1)));

    assertThat(marks.find(search)).isEmpty();
  }

  @Test
  void forgetsTheOldestWhenThereAreTooMany() {
    PayoutSearch search = search(0);

    for (int offset = 1; offset <= PageMarks.MAX_MARKS + 1; offset++) {
      marks.put(search.startingAt(offset), mark);
    }

    assertThat(marks.find(search.startingAt(1))).isEmpty();
    assertThat(marks.find(search.startingAt(2))).contains(mark);
  }

  private static PayoutSearch search(int offset) {
    return new PayoutSearch(
        new MerchantId(IDS.nextId()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        10,
        offset);
  }
}
