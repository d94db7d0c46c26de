package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** One time of day of a schedule on one day; together they are unique. */
record Slot(String scheduleId, LocalDate day, LocalTime time) implements Comparable<Slot> {
  Instant instant() {
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }

  /** The time of day as it stands in the row and in the fact, for example "14:00". */
  String name() {
    return time.toString();
  }

  @Override
  public int compareTo(Slot other) {
    int byInstant = instant().compareTo(other.instant());
    return byInstant != 0 ? byInstant : scheduleId.compareTo(other.scheduleId);
  }
}
