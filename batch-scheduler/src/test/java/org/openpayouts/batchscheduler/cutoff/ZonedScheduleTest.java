package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules by other clocks than UTC's, and with days of rest. */
class ZonedScheduleTest {
  private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  @ParameterizedTest(name = "{0}: after {1} comes {2}")
  @CsvSource({
    // Clocks go from 02:00 to 03:00, so 02:30 is at 03:30.
    "Europe/Berlin,    2026-03-28T13:00:00Z, 2026-03-29T01:30:00Z",
    "Europe/Berlin,    2026-03-29T01:29:59Z, 2026-03-29T01:30:00Z",
    "Europe/Berlin,    2026-03-29T01:30:00Z, 2026-03-29T12:00:00Z",
    // They go from 03:00 to 02:00, so 02:30 is there twice: the first counts.
    "Europe/Berlin,    2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-25T13:00:00Z",
    "Pacific/Auckland, 2026-09-26T02:00:00Z, 2026-09-26T14:30:00Z",
    "Pacific/Auckland, 2026-09-26T14:30:00Z, 2026-09-27T01:00:00Z",
    "Pacific/Auckland, 2026-04-04T01:00:00Z, 2026-04-04T13:30:00Z",
    "Pacific/Auckland, 2026-04-04T13:30:00Z, 2026-04-05T02:00:00Z",
    // A leap day, a February without one, the end of a year.
    "Europe/Berlin,    2028-02-28T13:00:00Z, 2028-02-29T01:30:00Z",
    "Europe/Berlin,    2028-02-29T13:00:00Z, 2028-03-01T01:30:00Z",
    "Europe/Berlin,    2026-02-28T13:00:00Z, 2026-03-01T01:30:00Z",
    "Europe/Berlin,    2026-12-31T13:00:00Z, 2027-01-01T01:30:00Z",
    "Pacific/Auckland, 2026-12-31T01:00:00Z, 2026-12-31T13:30:00Z",
  })
  void readsTheClocksOfItsZone(String zone, Instant after, Instant next) {
    Schedule schedule = schedule(zone, RunDays.ALL, "02:30", "14:00");

    assertThat(schedule.nextCutoff(after).map(Slot::instant)).contains(next);
    assertThat(schedule.due(after, next, 100)).extracting(Slot::instant).containsExactly(next);
  }

  @ParameterizedTest(name = "{0} {1}: after {2} comes {3}")
  @CsvSource({
    "Europe/Berlin,    ,   2026-03-06T13:00:00Z, 2026-03-09T13:00:00Z",
    "Europe/Berlin,    ,   2026-03-27T13:00:00Z, 2026-03-30T12:00:00Z",
    // Saturday in Auckland is Friday in UTC.
    "Pacific/Auckland, ,   2026-06-05T02:00:00Z, 2026-06-08T02:00:00Z",
    // Good Friday and Easter Monday; the last day of 2026 is a Thursday, the next Monday the 4th.
    "Europe/Berlin,    de, 2026-04-02T12:00:00Z, 2026-04-07T12:00:00Z",
    "Europe/Berlin,    de, 2026-12-31T13:00:00Z, 2027-01-04T13:00:00Z",
  })
  void leavesOutWeekendsAndHolidays(
      String zone, @Nullable String country, Instant after, Instant next) {
    PublicHolidays holidays = country == null ? null : PublicHolidays.of(country, null);
    Schedule schedule = schedule(zone, new RunDays(WORKDAYS, holidays, Set.of()), "14:00");

    assertThat(schedule.nextCutoff(after).map(Slot::instant)).contains(next);
    assertThat(schedule.due(after, next, 100)).extracting(Slot::instant).containsExactly(next);
  }

  @Test
  void leavesOutTheDaysThatAreNamed() {
    LocalDate eve = LocalDate.of(2026, 12, 24);
    RunDays days = new RunDays(EnumSet.allOf(DayOfWeek.class), null, Set.of(eve));
    Schedule schedule = schedule("UTC", days, "14:00");

    assertThat(schedule.nextCutoff(Instant.parse("2026-12-23T14:00:00Z")).map(Slot::day))
        .contains(eve.plusDays(1));
  }

  @Test
  void namesASlotByTheDayOfItsZone() {
    Schedule schedule = schedule("Pacific/Auckland", RunDays.ALL, "09:00");

    Slot slot = schedule.nextCutoff(Instant.parse("2026-06-04T12:00:00Z")).orElseThrow();

    assertThat(slot.instant()).isEqualTo(Instant.parse("2026-06-04T21:00:00Z"));
    assertThat(slot.day()).isEqualTo(LocalDate.of(2026, 6, 5));
    assertThat(slot.name()).isEqualTo("09:00");
  }

  @Test
  void ordersWhatAGapHasMovedByItsInstants() {
    Schedule schedule = schedule("Europe/Berlin", RunDays.ALL, "02:30", "03:00");

    assertThat(namesOn29March(schedule)).containsExactly("03:00", "02:30");
    assertThat(schedule.nextCutoff(Instant.parse("2026-03-28T12:00:00Z")).map(Slot::name))
        .contains("03:00");
  }

  @Test
  void runsOnceWhereAGapMovesATimeOntoAnother() {
    Schedule schedule = schedule("Europe/Berlin", RunDays.ALL, "02:30", "03:30");

    assertThat(namesOn29March(schedule)).containsExactly("03:30");
    assertThat(schedule.nextCutoff(Instant.parse("2026-03-28T12:00:00Z")).map(Slot::name))
        .contains("03:30");
  }

  private static Stream<String> namesOn29March(Schedule schedule) {
    Instant last = Instant.parse("2026-03-28T12:00:00Z");
    return schedule.due(last, last.plusSeconds(86_400), 100).stream().map(Slot::name);
  }

  @Test
  void runsOnceOnTheDayAfterOneThatAZoneHasSkipped() {
    Schedule schedule = schedule("Pacific/Apia", RunDays.ALL, "14:00");

    List<Slot> due =
        schedule.due(
            Instant.parse("2011-12-30T00:00:00Z"), Instant.parse("2011-12-31T00:00:00Z"), 100);

    assertThat(due).extracting(Slot::day).containsExactly(LocalDate.of(2011, 12, 31));
  }

  @Test
  @Timeout(20)
  void findsWhatIsDueAfterTwentyYearsOfRareDays() {
    RunDays fridays =
        new RunDays(Set.of(DayOfWeek.FRIDAY), PublicHolidays.of("us", null), Set.of());
    Schedule schedule = schedule("America/New_York", fridays, "16:00");
    Instant last = Instant.parse("2006-01-01T00:00:00Z");
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    List<Slot> first = schedule.due(last, now, 100);
    List<Slot> all = schedule.due(last, now, 10_000);

    assertThat(first).hasSize(100).isEqualTo(all.subList(0, 100));
    assertThat(all).hasSizeBetween(1_000, 1_043).isSorted();
    assertThat(schedule.due(first.getLast().instant(), now, 10_000))
        .isEqualTo(all.subList(100, all.size()));
  }

  @Test
  void findsNothingBeyondItsHorizon() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    LocalDate first = LocalDate.of(2025, 12, 31);
    Set<LocalDate> closed =
        first.datesUntil(first.plusDays(Schedule.HORIZON_DAYS)).collect(Collectors.toSet());
    RunDays never = new RunDays(EnumSet.allOf(DayOfWeek.class), null, closed);

    assertThat(schedule("UTC", never, "14:00").nextCutoff(now)).isEmpty();
  }

  private static Schedule schedule(String zone, RunDays days, String... times) {
    List<LocalTime> all = Stream.of(times).map(LocalTime::parse).toList();
    return new Schedule("zoned", ZoneId.of(zone), all, days, new Scope.All());
  }
}
