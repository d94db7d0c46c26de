package org.openpayouts.batchscheduler.cutoff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a schedule runs.
 *
 * @param weekdays at least one
 * @param holidays of a country, which are left out
 * @param closed further days that are left out
 */
record RunDays(Set<DayOfWeek> weekdays, @Nullable PublicHolidays holidays, Set<LocalDate> closed) {
  static final RunDays ALL = new RunDays(EnumSet.allOf(DayOfWeek.class), null, Set.of());

  RunDays {
    if (weekdays.isEmpty()) {
      throw new IllegalArgumentException("it runs on no weekday");
    }
    weekdays = Set.copyOf(weekdays);
    closed = Set.copyOf(closed);
  }

  boolean contains(LocalDate day) {
    return weekdays.contains(day.getDayOfWeek())
        && !closed.contains(day)
        && (holidays == null || !holidays.contains(day));
  }
}
