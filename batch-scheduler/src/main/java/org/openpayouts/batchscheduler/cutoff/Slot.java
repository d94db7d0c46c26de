package org.openpayouts.batchscheduler.cutoff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * One time of day of a schedule on one day; together they are unique.
 *
 * @param day in the schedule's own zone
 */
record Slot(Schedule schedule, LocalDate day, LocalTime time) implements Comparable<Slot> {
  /**
   * When the clocks of the schedule's zone show the time: later by the length of the gap where they
   * skip it, the first time where they show it twice.
   */
  Instant instant() {
    return day.atTime(time).atZone(schedule.zone()).toInstant();
  }

  boolean isOlderThan(Duration age, Instant now) {
    return instant().isBefore(now.minus(age));
  }

  String scheduleId() {
    return schedule.id();
  }

  /** The time of day as it stands in the row and in the fact, for example "14:00". */
  String name() {
    return time.toString();
  }

  @Override
  public int compareTo(Slot other) {
    int byInstant = instant().compareTo(other.instant());
    return byInstant != 0 ? byInstant : scheduleId().compareTo(other.scheduleId());
  }
}
