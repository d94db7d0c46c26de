package org.openpayouts.batchscheduler.cutoff;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The public and bank holidays of a country or of a part of it, as jollyday knows them. */
final class PublicHolidays {
  private final HolidayManager manager;
  private final String[] part;

  private PublicHolidays(HolidayManager manager, String[] part) {
    this.manager = manager;
    this.part = part;
  }

  /**
   * Finds a calendar.
   *
   * @param country its code in ISO 3166, or another calendar of jollyday such as TARGET
   * @param subdivision as ISO 3166-2 names it behind the country: "by" of Germany is Bavaria
   * @throws IllegalArgumentException if jollyday has none
   */
  static PublicHolidays of(String country, @Nullable String subdivision) {
    String code = country.toUpperCase(Locale.ROOT);
    if (!HolidayManager.getSupportedCalendarCodes().contains(code)) {
      throw new IllegalArgumentException("no holidays are known of the country " + country);
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(code));
    if (subdivision == null) {
      return new PublicHolidays(manager, new String[0]);
    }
    Set<String> known = manager.getCalendarHierarchy().getChildren().keySet();
    String part = subdivision.toLowerCase(Locale.ROOT);
    if (!known.contains(part)) {
      throw new IllegalArgumentException(
          "%s has no subdivision %s, but %s".formatted(code, subdivision, new TreeSet<>(known)));
    }
    return new PublicHolidays(manager, new String[] {part});
  }

  /** The years beside it are asked too: New Year's Day may be kept on the last day of December. */
  boolean contains(LocalDate day) {
    return IntStream.rangeClosed(day.getYear() - 1, day.getYear() + 1)
        .mapToObj(Year::of)
        .flatMap(year -> manager.getHolidays(year, part).stream())
        .anyMatch(holiday ->
            holiday.getDate().equals(day) && holiday.getType() != HolidayType.OBSERVANCE);
  }
}
