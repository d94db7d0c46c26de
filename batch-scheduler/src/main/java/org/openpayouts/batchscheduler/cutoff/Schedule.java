package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Times of day at which payouts are executed.
 *
 * @param id its name, for example "daily"
 * @param zone by whose clocks the times are read
 * @param times ascending and distinct, at least one
 * @param days on which it runs
 * @param scope whose payouts its cutoffs sweep
 */
record Schedule(String id, ZoneId zone, List<LocalTime> times, RunDays days, Scope scope) {
  /** How far ahead the next slot is looked for. */
  static final int HORIZON_DAYS = 400;

  Schedule {
    if (id.equals(ManualCutoff.SCHEDULE)) {
      throw new IllegalArgumentException("a schedule cannot be named " + id);
    }
    if (times.isEmpty()) {
      throw new IllegalArgumentException("schedule " + id + " names no time of day");
    }
    if (times.stream().anyMatch(time -> time.getNano() != 0)) {
      throw new IllegalArgumentException(
          "schedule " + id + " names a time of day that is no whole second");
    }
    List<LocalTime> distinct = times.stream().distinct().sorted().toList();
    if (distinct.size() < times.size()) {
      throw new IllegalArgumentException("schedule " + id + " names a time of day twice");
    }
    times = distinct;
  }

  /** Every day, in UTC, for everybody. */
  Schedule(String id, List<LocalTime> times) {
    this(id, ZoneId.of("UTC"), times, RunDays.ALL, new Scope.All());
  }

  /**
   * The first slot after the given instant, never the one exactly at it; empty where none comes
   * within {@value #HORIZON_DAYS} days.
   */
  Optional<Slot> nextCutoff(Instant after) {
    LocalDate first = firstDay(after);
    Stream<Slot> candidates =
        days(first, first.plusDays(HORIZON_DAYS))
            .map(day -> slotsOf(day).filter(slot -> slot.instant().isAfter(after)).toList())
            .filter(slots -> !slots.isEmpty())
            .limit(2) // what a gap moves may land behind a slot of the next day
            .flatMap(List::stream);
    return inOrder(candidates).stream().findFirst();
  }

  /**
   * The slots whose instant is reached, oldest first: after {@code last}, up to {@code now} and
   * including it.
   */
  List<Slot> due(Instant last, Instant now, int limit) {
    if (!last.isBefore(now)) {
      return List.of();
    }
    Stream<Slot> due =
        days(firstDay(last), LocalDate.ofInstant(now, zone).plusDays(1))
            .flatMap(this::slotsOf)
            .filter(slot -> slot.instant().isAfter(last) && !slot.instant().isAfter(now));
    return inOrder(due).stream().limit(limit).toList();
  }

  /** One earlier than the instant's own: a slot of that day may have been moved past midnight. */
  private LocalDate firstDay(Instant after) {
    return LocalDate.ofInstant(after, zone).minusDays(1);
  }

  private Stream<LocalDate> days(LocalDate first, LocalDate end) {
    return first.datesUntil(end).filter(days::contains);
  }

  private Stream<Slot> slotsOf(LocalDate day) {
    return times.stream().map(time -> new Slot(this, day, time));
  }

  /** Of two slots at one instant, of which a gap moved the first, only the second exists. */
  private static Collection<Slot> inOrder(Stream<Slot> slots) {
    return slots
        .collect(
            Collectors.toMap(
                Slot::instant, Function.identity(), (moved, real) -> real, TreeMap::new))
        .values();
  }
}
