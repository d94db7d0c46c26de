package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.batchscheduler.cutoff.Upcoming.Next;

class UpcomingTest {
  private static final Scope EVERYBODY = new Scope.All();
  private static final Scope EUR = new Scope.Currencies(List.of("EUR"));

  @Test
  void tellsOfEachScopeWhenItIsSweptNext() {
    Upcoming upcoming = Upcoming.of(List.of(slot(EVERYBODY, 21), slot(EUR, 16)));

    assertThat(upcoming.first()).isEqualTo(at(16));
    assertThat(upcoming.next()).containsExactly(new Next(null, at(21)), new Next("EUR", at(16)));
  }

  @Test
  void leavesOutACurrencyThatEverybodyComesBefore() {
    Upcoming upcoming = Upcoming.of(List.of(slot(EUR, 21), slot(EVERYBODY, 16)));

    assertThat(upcoming).isEqualTo(new Upcoming(at(16), List.of(new Next(null, at(16)))));
  }

  @Test
  void tellsTheFirstOfSeveralSchedulesOverTheSame() {
    Scope both = new Scope.Currencies(List.of("EUR", "USD"));

    Upcoming upcoming = Upcoming.of(List.of(slot(both, 21), slot(EUR, 16)));

    assertThat(upcoming.next()).containsExactly(new Next("EUR", at(16)), new Next("USD", at(21)));
  }

  @Test
  void isUnknownWhileAllStandStill() {
    assertThat(Upcoming.of(List.of())).isEqualTo(Upcoming.UNKNOWN);
  }

  private static Slot slot(Scope scope, int hour) {
    LocalTime time = LocalTime.of(hour, 0);
    Schedule schedule = new Schedule("a", ZoneId.of("UTC"), List.of(time), RunDays.ALL, scope);
    return new Slot(schedule, LocalDate.of(2026, 1, 5), time);
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-01-05T%d:00:00Z".formatted(hour));
  }
}
