package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {
  @ParameterizedTest(name = "{0} {1}, {2}: {3}")
  @CsvSource({
    "DE,     ,   2026-04-03, true",
    "DE,     ,   2026-04-07, false",
    "de,     ,   2026-01-06, false",
    "de,     BY, 2026-01-06, true",
    "de,     BY, 2026-04-03, true",
    "TARGET, ,   2026-05-01, true",
    // New Year's Day of 2028 is a Saturday, and kept on the Friday before.
    "US,     ,   2027-12-31, true",
    "US,     ,   2028-12-29, false",
    // Kept by custom, and no day off.
    "US,     AL, 2026-04-27, false",
  })
  void areThoseOfThePlace(
      String country, @Nullable String subdivision, LocalDate day, boolean isHoliday) {
    assertThat(PublicHolidays.of(country, subdivision).contains(day)).isEqualTo(isHoliday);
  }

  @Test
  void areRefusedOfAPlaceThatNobodyKnows() {
    assertThatThrownBy(() -> PublicHolidays.of("XY", null))
        .hasMessage("no holidays are known of the country XY");
    assertThatThrownBy(() -> PublicHolidays.of("de", "xy"))
        .hasMessageStartingWith("DE has no subdivision xy, but [bb, be, bw, by,");
  }
}
