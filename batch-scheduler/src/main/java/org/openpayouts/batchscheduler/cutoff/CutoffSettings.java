package org.openpayouts.batchscheduler.cutoff;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When cutoffs happen.
 *
 * @param schedules by name, each with {@code times} of day and, where it needs them, {@code zone},
 *     {@code weekdays}, {@code holidays}, {@code currencies} and {@code active-from}
 *     (docs/concepts/cutoffs.md); "daily" at 14:00 and 21:00 UTC if none is given
 * @param manualDelay how far ahead a cutoff asked for over HTTP lies, so that requests already
 *     answered are in it
 * @param lateAfter a cutoff emitted longer than this after its instant is marked late
 * @param maxAge a missed slot that is older is not told without an operator's word
 * @param pollInterval how often the rows that are due are looked for
 * @param leaseDuration how long a silent replica keeps the lease; with one poll interval, it is how
 *     late a cutoff is at most whose scheduler died just before it
 */
@ConfigurationProperties("payouts.cutoffs")
record CutoffSettings(
    Map<String, ScheduleSettings> schedules,
    @DefaultValue("2s") Duration manualDelay,
    @DefaultValue("30s") Duration lateAfter,
    @DefaultValue("7d") Duration maxAge,
    @DefaultValue("150ms") Duration pollInterval,
    @DefaultValue("600ms") Duration leaseDuration) {
  private static final Map<String, ScheduleSettings> DAILY =
      Map.of("daily", ScheduleSettings.daily(LocalTime.of(14, 0), LocalTime.of(21, 0)));

  CutoffSettings {
    schedules = schedules == null || schedules.isEmpty() ? DAILY : Map.copyOf(schedules);
    schedules.forEach((id, schedule) -> schedule.schedule(id));
    if (maxAge.compareTo(lateAfter) <= 0) {
      throw new IllegalArgumentException("payouts.cutoffs.max-age must be longer than late-after");
    }
    if (leaseDuration.compareTo(pollInterval.multipliedBy(4)) < 0) {
      throw new IllegalArgumentException(
          "payouts.cutoffs.lease-duration must be at least four times poll-interval");
    }
  }

  List<Schedule> all() {
    return schedules.entrySet().stream()
        .map(entry -> entry.getValue().schedule(entry.getKey()))
        .toList();
  }
}
