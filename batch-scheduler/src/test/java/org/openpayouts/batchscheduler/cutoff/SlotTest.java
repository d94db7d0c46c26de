package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotTest {
  @ParameterizedTest(name = "at {0}: {1}")
  @CsvSource({
    "2026-03-01T13:00:00Z,        false",
    "2026-03-08T13:59:59Z,        false",
    "2026-03-08T14:00:00Z,        false",
    "2026-03-08T14:00:00.000001Z, true",
    "2027-03-01T14:00:00Z,        true",
  })
  void isOlderThanSevenDaysOnceTheyArePassed(Instant now, boolean isOlder) {
    LocalTime time = LocalTime.of(14, 0);
    Slot slot = new Slot(new Schedule("daily", List.of(time)), LocalDate.of(2026, 3, 1), time);

    assertThat(slot.isOlderThan(Duration.ofDays(7), now)).isEqualTo(isOlder);
  }
}
