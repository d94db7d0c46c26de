package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.IdSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A schedule keeps its name, and its settings are others after a restart. */
class ChangedSettingsIT {
  private static final Duration DAY = Duration.ofDays(1);

  private final String database = Station.newDatabase();

  @Test
  void tellsNoSlotOfTheNewSettingsThatPassedUnderTheOldOnes() {
    try (var before = station(Station.inHours(12))) {
      assertThat(round(before)).hasSize(1);
    }

    try (var after = station(Station.inHours(12) + "," + Station.inHours(18))) {
      assertThat(round(after)).isEmpty();
      assertThat(overdue(after)).isZero();
    }
  }

  @Test
  void catchesUpByTheNewSettingsWhatPassedWhileNobodyLooked() {
    try (var before = station(Station.inHours(12))) {
      assertThat(round(before)).hasSize(1);
      before
          .getBean(JdbcClient.class)
          .sql("update lease set looked_until = looked_until - interval '8 hours'")
          .update();
    }

    try (var after = station(Station.inHours(12) + "," + Station.inHours(18))) {
      assertThat(round(after)).hasSize(1);
    }
  }

  @Test
  void tellsNoSlotThatPassedWhileItsScheduleWasInNoSettings() {
    try (var before = station(Station.inHours(12))) {
      assertThat(before.isRunning()).isTrue();
    }
    try (var without =
        Station.start(
            database,
            "--payouts.cutoffs.poll-interval=1h",
            "--payouts.cutoffs.lease-duration=4h",
            "--payouts.cutoffs.schedules.other.times=" + Station.inHours(12))) {
      without.getBean(DueCutoffs.class).activate();
      assertThat(round(without)).isEmpty();
    }

    try (var again = station(Station.inHours(12))) {
      assertThat(round(again)).isEmpty();
      assertThat(overdue(again)).isZero();
    }
  }

  /** By the clocks of its former zone it came eleven hours earlier on that day. */
  @Test
  void waitsForNoSlotThatWasToldAtAnotherInstant() {
    try (var station = station(Station.inHours(12))) {
      tell(station, slots(station).getFirst(), Duration.ofHours(11));

      assertThat(round(station)).isEmpty();
      assertThat(overdue(station)).isZero();
    }
  }

  @Test
  void goesOnBehindMoreSuchSlotsThanARoundTakes() {
    String everyTenMinutes =
        IntStream.range(0, 144)
            .mapToObj(i -> LocalTime.MIN.plusMinutes(10L * i).toString())
            .collect(Collectors.joining(","));
    try (var station = station(everyTenMinutes)) {
      List<Slot> slots = slots(station);
      slots.subList(0, 120).forEach(slot -> tell(station, slot, DAY));

      assertThat(round(station))
          .extracting(Cutoff::instant)
          .containsAll(slots.subList(120, slots.size()).stream().map(Slot::instant).toList());
    }
  }

  private ConfigurableApplicationContext station(String times) {
    ConfigurableApplicationContext station =
        Station.start(
            database,
            "--payouts.cutoffs.poll-interval=1h",
            "--payouts.cutoffs.lease-duration=4h",
            "--payouts.cutoffs.schedules.daily.times=" + times,
            "--payouts.cutoffs.schedules.daily.active-from="
                + Clock.systemUTC().instant().minus(DAY));
    station.getBean(DueCutoffs.class).activate();
    return station;
  }

  private static List<Cutoff> round(ConfigurableApplicationContext station) {
    DueCutoffs dueCutoffs = station.getBean(DueCutoffs.class);
    List<Cutoff> told = dueCutoffs.emit("one");
    dueCutoffs.release("one");
    return told;
  }

  private static Duration overdue(ConfigurableApplicationContext station) {
    return station.getBean(OverdueCutoffs.class).oldest();
  }

  /** All of the last day. */
  private static List<Slot> slots(ConfigurableApplicationContext station) {
    Instant now = station.getBean(Cutoffs.class).now();
    Schedule daily = station.getBean(Timetable.class).find("daily").orElseThrow();
    Instant from =
        station
            .getBean(JdbcClient.class)
            .sql("select active_from from schedule")
            .query(OffsetDateTime.class)
            .single()
            .toInstant();
    return daily.due(from, now, 200);
  }

  private static void tell(ConfigurableApplicationContext station, Slot slot, Duration earlier) {
    Cutoff planned = Cutoff.planned(new CutoffId(IdSource.secure().nextId()), slot);
    Instant instant = slot.instant().minus(earlier);
    station
        .getBean(Cutoffs.class)
        .recognise(
            new Cutoff(
                planned.id(),
                planned.scheduleId(),
                planned.day(),
                planned.slot(),
                instant,
                planned.scope(),
                null,
                new Cutoff.Emission(
                    0, IdSource.secure().nextUuid(), instant, false, Upcoming.UNKNOWN)));
  }
}
