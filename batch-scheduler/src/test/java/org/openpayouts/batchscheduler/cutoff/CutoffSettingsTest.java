package org.openpayouts.batchscheduler.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CutoffSettingsTest {
  @Test
  void cutsOffDailyAtTwoAndNineInTheAfternoonByDefault() {
    CutoffSettings settings = bind(Map.of());

    assertThat(settings.all())
        .containsExactly(new Schedule("daily", List.of(LocalTime.of(14, 0), LocalTime.of(21, 0))));
    assertThat(settings.manualDelay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.lateAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.maxAge()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.pollInterval()).isEqualTo(Duration.ofMillis(150));
    assertThat(settings.leaseDuration()).isEqualTo(Duration.ofMillis(600));
  }

  @Test
  void letsAStandbyTellWithinASecondWhatADeadReplicaLeft() {
    CutoffSettings settings = bind(Map.of());

    assertThat(settings.leaseDuration().plus(settings.pollInterval()))
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void readsEveryNameOfItsSettings() {
    CutoffSettings settings =
        bind(
            Map.of(
                "payouts.cutoffs.schedules.hourly.times", "10:00,11:30",
                "payouts.cutoffs.schedules.hourly.active-from", "2026-03-01T00:00:00Z",
                "payouts.cutoffs.manual-delay", "3s",
                "payouts.cutoffs.late-after", "1m",
                "payouts.cutoffs.max-age", "2d",
                "payouts.cutoffs.poll-interval", "100ms",
                "payouts.cutoffs.lease-duration", "5s"));

    assertThat(settings.schedules()).containsOnlyKeys("hourly");
    assertThat(settings.schedules().values())
        .first()
        .satisfies(hourly -> {
          assertThat(hourly.times()).containsExactly(LocalTime.of(10, 0), LocalTime.of(11, 30));
          assertThat(hourly.activeFrom()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        });
    assertThat(settings.manualDelay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.lateAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.maxAge()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.pollInterval()).isEqualTo(Duration.ofMillis(100));
    assertThat(settings.leaseDuration()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void refusesALeaseShorterThanItsRenewal() {
    assertThatThrownBy(() -> bind(Map.of("payouts.cutoffs.lease-duration", "500ms")))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage(
            "payouts.cutoffs.lease-duration must be at least four times poll-interval");
  }

  @Test
  void refusesToHoldWhatIsNotEvenLate() {
    assertThatThrownBy(() -> bind(Map.of("payouts.cutoffs.max-age", "30s")))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("payouts.cutoffs.max-age must be longer than late-after");
  }

  private static CutoffSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.cutoffs", CutoffSettings.class);
  }
}
