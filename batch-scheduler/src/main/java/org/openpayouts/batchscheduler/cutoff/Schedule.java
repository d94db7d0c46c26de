package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times of day in UTC at which payouts are executed, every day.
 *
 * @param id its name, for example "daily"
 * @param times ascending and distinct, at least one
 */
record Schedule(String id, List<LocalTime> times) {
  Schedule {
    times = times.stream().distinct().sorted().toList();
    if (times.isEmpty()) {
      throw new IllegalArgumentException("schedule " + id + " names no time of day");
    }
  }

  /** The first slot after the given instant, never the one exactly at it. */
  Slot nextCutoff(Instant after) {
    return slotsAfter(after).findFirst().orElseThrow();
  }

  /**
   * The slots whose instant is reached, oldest first: after {@code last}, up to {@code now} and
   * including it.
   */
  List<Slot> due(Instant last, Instant now, int limit) {
    return slotsAfter(last).takeWhile(slot -> !slot.instant().isAfter(now)).limit(limit).toList();
  }

  private Stream<Slot> slotsAfter(Instant after) {
    return Stream.iterate(LocalDate.ofInstant(after, ZoneOffset.UTC), day -> day.plusDays(1))
        .flatMap(day -> times.stream().map(time -> new Slot(id, day, time)))
        .dropWhile(slot -> !slot.instant().isAfter(after));
  }
}
