package org.openpayouts.batchscheduler.cutoff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When cutoffs happen.
 *
 * @param schedules times of day in UTC by the schedule's name; "daily" at 14:00 and 21:00 if none
 *     is given
 * @param manualDelay how far ahead a cutoff asked for over HTTP lies, so that requests already
 *     answered are in it
 * @param lateAfter a cutoff emitted longer than this after its instant is marked late
 * @param pollInterval how often the rows that are due are looked for
 * @param leaseDuration how long a silent replica keeps the lease; others wait no longer
 */
@Validated
@ConfigurationProperties("payouts.cutoffs")
record CutoffSettings(
    Map<String, @Valid ScheduleSettings> schedules,
    @DefaultValue("2s") Duration manualDelay,
    @DefaultValue("30s") Duration lateAfter,
    @DefaultValue("250ms") Duration pollInterval,
    @DefaultValue("10s") Duration leaseDuration) {
  private static final Map<String, ScheduleSettings> DAILY =
      Map.of(
          "daily", new ScheduleSettings(List.of(LocalTime.of(14, 0), LocalTime.of(21, 0)), null));

  /**
   * One schedule.
   *
   * @param times times of day in UTC
   * @param activeFrom no slot before this instant exists; the first start if absent
   */
  record ScheduleSettings(@NotEmpty List<LocalTime> times, @Nullable Instant activeFrom) {
    ScheduleSettings {
      times = times == null ? List.of() : List.copyOf(times);
    }
  }

  CutoffSettings {
    schedules = schedules == null || schedules.isEmpty() ? DAILY : Map.copyOf(schedules);
    if (leaseDuration.compareTo(pollInterval.multipliedBy(4)) < 0) {
      throw new IllegalArgumentException(
          "payouts.cutoffs.lease-duration must be at least four times poll-interval");
    }
  }

  List<Schedule> all() {
    return schedules.entrySet().stream()
        .map(entry -> new Schedule(entry.getKey(), entry.getValue().times()))
        .toList();
  }
}
