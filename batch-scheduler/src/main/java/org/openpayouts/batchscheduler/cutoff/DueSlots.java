package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The slots of the schedules that this installation knows and nobody has paused. */
@Component
class DueSlots {
  private final Timetable timetable;
  private final Schedules schedules;
  private final Pauses pauses;
  private final CutoffSettings settings;

  DueSlots(Timetable timetable, Schedules schedules, Pauses pauses, CutoffSettings settings) {
    this.timetable = timetable;
    this.schedules = schedules;
    this.pauses = pauses;
    this.settings = settings;
  }

  /** Makes the schedules of the settings known. */
  void activate() {
    settings
        .schedules()
        .forEach(
            (id, schedule) -> schedules.activate(id, schedule.activeFrom(), schedule.definition()));
    schedules.rest(settings.schedules().keySet());
  }

  /** Those whose instant is reached and that have no row yet, oldest first. */
  List<Slot> due(Instant now, int limit) {
    return running()
        .flatMap(schedule -> dueOf(schedule, now, limit))
        .sorted()
        .limit(limit)
        .toList();
  }

  private Stream<Schedule> running() {
    Set<String> paused = pauses.lasting().keySet();
    return timetable.all().stream().filter(schedule -> !paused.contains(schedule.id()));
  }

  private Stream<Slot> dueOf(Schedule schedule, Instant now, int limit) {
    return schedules.lastReached(schedule.id()).stream()
        .flatMap(last -> withoutRow(schedule, last, now, limit));
  }

  /**
   * A slot after the last instant may have its row nevertheless: it was told at another instant,
   * before the zone or the zone's rules were changed.
   */
  private Stream<Slot> withoutRow(Schedule schedule, Instant last, Instant now, int limit) {
    List<Slot> due = schedule.due(last, now, limit);
    if (due.isEmpty()) {
      return Stream.empty();
    }
    Set<Schedules.SlotRow> rows =
        schedules.rowsSince(schedule.id(), due.getFirst().day().minusDays(1));
    return schedule.due(last, now, limit + rows.size()).stream()
        .filter(slot -> !rows.contains(new Schedules.SlotRow(slot.day(), slot.name())))
        .limit(limit);
  }

  /** What comes after the given instant. */
  Upcoming upcoming(Instant after) {
    return Upcoming.of(running().flatMap(schedule -> schedule.nextCutoff(after).stream()).toList());
  }
}
