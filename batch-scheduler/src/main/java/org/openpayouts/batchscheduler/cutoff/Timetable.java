package org.openpayouts.batchscheduler.cutoff;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The schedules of this installation, by name. */
@Component
class Timetable {
  private final List<Schedule> schedules;

  /**
   * Refuses a schedule that stands still.
   *
   * @throws IllegalArgumentException if it has no slot within {@link Schedule#HORIZON_DAYS}
   */
  Timetable(CutoffSettings settings, Clock clock) {
    schedules = settings.all().stream().sorted(Comparator.comparing(Schedule::id)).toList();
    Instant now = clock.instant();
    for (Schedule schedule : schedules) {
      if (schedule.nextCutoff(now).isEmpty()) {
        throw new IllegalArgumentException(
            "schedule %s has no slot within %d days"
                .formatted(schedule.id(), Schedule.HORIZON_DAYS));
      }
    }
  }

  List<Schedule> all() {
    return schedules;
  }

  Optional<Schedule> find(String id) {
    return schedules.stream().filter(schedule -> schedule.id().equals(id)).findFirst();
  }
}
