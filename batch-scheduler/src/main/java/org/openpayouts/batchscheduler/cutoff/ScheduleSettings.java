package org.openpayouts.batchscheduler.cutoff;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currencies;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One schedule.
 *
 * @param times times of day by the clocks of its zone
 * @param zone as the time zone database names it, for example Europe/Berlin
 * @param weekdays on which it runs; all if absent
 * @param holidays on which it does not
 * @param currencies ledger currencies whose payouts its cutoffs sweep; everybody's if absent
 * @param activeFrom no slot before this instant exists; the first start if absent
 */
record ScheduleSettings(
    List<LocalTime> times,
    @DefaultValue("UTC") String zone,
    @Nullable Set<DayOfWeek> weekdays,
    @DefaultValue HolidaySettings holidays,
    @Nullable List<String> currencies,
    @Nullable Instant activeFrom) {

  /**
   * Days that do not exist for a schedule.
   *
   * @param country whose public holidays, by its code in ISO 3166
   * @param subdivision a part of it, whose own holidays are added
   * @param dates further days
   */
  record HolidaySettings(
      @Nullable String country, @Nullable String subdivision, @Nullable Set<LocalDate> dates) {
    static final HolidaySettings NONE = new HolidaySettings(null, null, null);
  }

  ScheduleSettings {
    times = times == null ? List.of() : List.copyOf(times);
  }

  /** At these times of each day in UTC, for everybody. */
  static ScheduleSettings daily(LocalTime... times) {
    return new ScheduleSettings(List.of(times), "UTC", null, HolidaySettings.NONE, null, null);
  }

  /**
   * What the settings mean.
   *
   * @throws IllegalArgumentException if they mean nothing
   */
  Schedule schedule(String id) {
    return new Schedule(
        id, read(id, () -> ZoneId.of(zone)), times, read(id, this::days), read(id, this::scope));
  }

  /** What its slots come from: other words where other slots are meant. */
  String definition() {
    return "%s %s %s %s %s"
        .formatted(
            zone,
            times.stream().sorted().toList(),
            weekdays == null ? "all" : weekdays.stream().sorted().toList(),
            holidays.country + "/" + holidays.subdivision,
            holidays.dates == null ? "none" : holidays.dates.stream().sorted().toList());
  }

  private static <T> T read(String id, Supplier<T> part) {
    try {
      return part.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException("schedule " + id + ": " + e.getMessage());
    }
  }

  private RunDays days() {
    if (holidays.country == null && holidays.subdivision != null) {
      throw new IllegalArgumentException("holidays of a subdivision need their country");
    }
    return new RunDays(
        weekdays == null ? EnumSet.allOf(DayOfWeek.class) : weekdays,
        holidays.country == null ? null : PublicHolidays.of(holidays.country, holidays.subdivision),
        holidays.dates == null ? Set.of() : holidays.dates);
  }

  private Scope scope() {
    if (currencies == null) {
      return new Scope.All();
    }
    currencies.stream()
        .filter(code -> Currencies.find(code).isEmpty())
        .findFirst()
        .ifPresent(code -> {
          throw new IllegalArgumentException(code + " is no ledger currency");
        });
    return new Scope.Currencies(currencies);
  }
}
