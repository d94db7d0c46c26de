package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final Schedule DAILY =
      new Schedule("daily", List.of(LocalTime.of(21, 0), LocalTime.of(14, 0)));

  @ParameterizedTest(name = "after {0} comes {1}")
  @CsvSource({
    "2026-03-01T00:00:00Z,        2026-03-01T14:00:00Z",
    "2026-03-01T13:59:59.999999Z, 2026-03-01T14:00:00Z",
    "2026-03-01T14:00:00Z,        2026-03-01T21:00:00Z",
    "2026-03-01T14:00:00.000001Z, 2026-03-01T21:00:00Z",
    "2026-03-01T21:00:00Z,        2026-03-02T14:00:00Z",
    "2026-03-01T23:59:59Z,        2026-03-02T14:00:00Z",
    "2028-02-28T22:00:00Z,        2028-02-29T14:00:00Z",
    "2028-02-29T21:00:00Z,        2028-03-01T14:00:00Z",
    "2026-02-28T21:00:00Z,        2026-03-01T14:00:00Z",
    "2026-12-31T21:00:00Z,        2027-01-01T14:00:00Z",
    "2026-03-29T01:30:00Z,        2026-03-29T14:00:00Z",
  })
  void namesTheNextCutoff(Instant after, Instant next) {
    assertThat(DAILY.nextCutoff(after).map(Slot::instant)).contains(next);
  }

  @ParameterizedTest(name = "{0} to {1}: {2} due")
  @CsvSource({
    "2026-03-01T14:00:00Z, 2026-03-01T20:59:59.999999Z, 0",
    "2026-03-01T14:00:00Z, 2026-03-01T21:00:00Z,        1",
    "2026-03-01T13:59:59Z, 2026-03-01T21:00:00Z,        2",
    "2026-03-01T21:00:00Z, 2026-03-04T21:00:00Z,        6",
    "2026-03-04T21:00:00Z, 2026-03-01T21:00:00Z,        0",
    "2026-01-01T00:00:00Z, 2026-12-31T23:59:59Z,        100",
  })
  void listsWhatIsDue(Instant last, Instant now, int count) {
    List<Slot> due = DAILY.due(last, now, 100);

    assertThat(due).hasSize(count).isSorted();
  }

  @Test
  void namesASlotByItsTimeOfDay() {
    Slot slot = DAILY.nextCutoff(Instant.parse("2026-03-01T15:00:00Z")).orElseThrow();

    assertThat(slot.name()).isEqualTo("21:00");
    assertThat(slot.scheduleId()).isEqualTo("daily");
    assertThat(slot.day()).hasToString("2026-03-01");
  }

  @Test
  void continuesAfterTheLastSlotItWasTold() {
    Instant last = Instant.parse("2026-03-01T00:00:00Z");
    Instant now = Instant.parse("2026-03-10T00:00:00Z");

    List<Slot> first = DAILY.due(last, now, 7);
    List<Slot> rest = DAILY.due(first.getLast().instant(), now, 100);

    assertThat(first).hasSize(7);
    assertThat(rest).hasSize(11);
    assertThat(rest).doesNotContainAnyElementsOf(first);
  }

  @Test
  void refusesAScheduleWithoutTimes() {
    assertThatThrownBy(() -> new Schedule("empty", List.of()))
        .hasMessageContaining("empty names no time of day");
  }

  @Test
  void refusesATimeThatIsNamedTwice() {
    assertThatThrownBy(() -> new Schedule("twice", List.of(LocalTime.NOON, LocalTime.NOON)))
        .hasMessage("schedule twice names a time of day twice");
  }

  /** The database's instants end at the microsecond: such a slot would stay due for ever. */
  @Test
  void refusesATimeFinerThanASecond() {
    assertThatThrownBy(() -> new Schedule("fine", List.of(LocalTime.parse("14:00:00.0000001"))))
        .hasMessage("schedule fine names a time of day that is no whole second");
  }

  @Test
  void leavesTheNameOfManualCutoffsToThem() {
    assertThatThrownBy(() -> new Schedule("manual", List.of(LocalTime.NOON)))
        .hasMessage("a schedule cannot be named manual");
  }
}
