package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ScheduleSettingsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void meansEveryDayInUtcForEverybodyWhereNothingElseIsSaid() {
    assertThat(schedule(Map.of("times", "10:00")))
        .isEqualTo(new Schedule("own", List.of(LocalTime.of(10, 0))));
  }

  @Test
  void readsEveryNameOfItsSettings() {
    Schedule schedule =
        schedule(
            Map.of(
                "times", "10:00,16:30",
                "zone", "Europe/Berlin",
                "weekdays", "monday,friday",
                "holidays.country", "de",
                "holidays.subdivision", "by",
                "holidays.dates", "2026-12-24,2026-12-31",
                "currencies", "EUR,GBP"));

    assertThat(schedule.times()).containsExactly(LocalTime.of(10, 0), LocalTime.of(16, 30));
    assertThat(schedule.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(schedule.days().weekdays())
        .containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(schedule.days().closed())
        .containsExactlyInAnyOrder(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31));
    assertThat(schedule.days().contains(LocalDate.of(2027, 11, 1))).isFalse();
    assertThat(schedule.scope()).isEqualTo(new Scope.Currencies(List.of("EUR", "GBP")));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "zone                 | Mars/Base   | schedule own: Unknown time-zone ID: Mars/Base",
        "weekdays             | ''          | schedule own: it runs on no weekday",
        "holidays.country     | xy          | schedule own: no holidays are known of the country xy",
        "holidays.subdivision | by          | schedule own: holidays of a subdivision need their country",
        "currencies           | EUR,DEM     | schedule own: DEM is no ledger currency",
        "currencies           | ''          | schedule own: a scope lists 1 to 1000 values",
        "times                | 10:00,10:00 | schedule own names a time of day twice",
        "times                | ''          | schedule own names no time of day",
      })
  void refusesWhatMeansNothing(String name, String value, String message) {
    assertThatThrownBy(() -> schedule(Map.of(name, value)))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage(message);
  }

  @Test
  void refusesAScheduleThatStandsStill() {
    LocalDate first = LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(1);
    String closed =
        first
            .datesUntil(first.plusDays(Schedule.HORIZON_DAYS))
            .map(LocalDate::toString)
            .collect(Collectors.joining(","));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    CutoffSettings settings = settings(Map.of("holidays.dates", closed));

    assertThatThrownBy(() -> new Timetable(settings, clock))
        .hasMessage("schedule own has no slot within 400 days");
    assertThat(new Timetable(settings(Map.of()), clock).find("own")).isPresent();
    assertThat(new Timetable(settings(Map.of()), clock).find("other")).isEmpty();
  }

  @Test
  void saysInItsDefinitionWhichSlotsItMeans() {
    String plain = definition(Map.of());

    assertThat(definition(Map.of("currencies", "EUR", "active-from", "2026-03-01T00:00:00Z")))
        .isEqualTo(plain);
    assertThat(definition(Map.of("times", "14:00,10:00")))
        .isEqualTo(definition(Map.of("times", "10:00,14:00")));
    assertThat(
            Stream.of(
                    Map.of("times", "10:00"),
                    Map.of("zone", "Europe/Berlin"),
                    Map.of("weekdays", "monday"),
                    Map.of("holidays.country", "de"),
                    Map.of("holidays.country", "de", "holidays.subdivision", "by"),
                    Map.of("holidays.dates", "2026-12-24"))
                .map(ScheduleSettingsTest::definition))
        .doesNotContain(plain)
        .doesNotHaveDuplicates();
  }

  private static String definition(Map<String, String> given) {
    return settings(given).schedules().values().iterator().next().definition();
  }

  private static Schedule schedule(Map<String, String> given) {
    return settings(given).all().getFirst();
  }

  /** With a time of day, unless it is given. */
  private static CutoffSettings settings(Map<String, String> given) {
    Map<String, String> properties = new HashMap<>();
    properties.put("payouts.cutoffs.schedules.own.times", "14:00");
    given.forEach((name, value) -> properties.put("payouts.cutoffs.schedules.own." + name, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.cutoffs", CutoffSettings.class);
  }
}
