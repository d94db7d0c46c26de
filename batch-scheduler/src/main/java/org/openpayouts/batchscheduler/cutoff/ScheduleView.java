package org.openpayouts.batchscheduler.cutoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schedule as the HTTP answers show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScheduleView(
    String scheduleId,
    List<String> times,
    String zone,
    List<DayOfWeek> weekdays,
    CutoffView.ScopeView scope,
    @Nullable Instant nextCutoff,
    @Nullable PauseView paused) {

  /** Who stopped it, when, and why. */
  record PauseView(String by, String reason, Instant since) {}

  static ScheduleView of(PausedSchedules.Standing standing, Instant now) {
    Schedule schedule = standing.schedule();
    Pause pause = standing.pause();
    return new ScheduleView(
        schedule.id(),
        schedule.times().stream().map(LocalTime::toString).toList(),
        schedule.zone().getId(),
        schedule.days().weekdays().stream().sorted().toList(),
        CutoffView.ScopeView.of(schedule.scope()),
        pause == null ? schedule.nextCutoff(now).map(Slot::instant).orElse(null) : null,
        pause == null
            ? null
            : new PauseView(pause.word().by(), pause.word().reason(), pause.since()));
  }
}
