package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

  private static final Instant START = Instant.parse("2026-01-05T14:00:00Z");
  private static final Instant DEADLINE = START.plus(Duration.ofHours(72));

  private final RetrySchedule schedule = new RetrySchedule(SettingsOf.delivery(Map.of()));

  @Test
  void triesFifteenTimesOverSeventyOneHours() {
    assertThat(drawn(0.5))
        .isEqualTo(
            """
             1 -> wait        5s, at         5s
             2 -> wait       30s, at        35s
             3 -> wait        2m, at      2m35s
             4 -> wait       10m, at     12m35s
             5 -> wait       30m, at     42m35s
             6 -> wait        1h, at   1h42m35s
             7 -> wait        2h, at   3h42m35s
             8 -> wait        4h, at   7h42m35s
             9 -> wait        8h, at  15h42m35s
            10 -> wait       12h, at  27h42m35s
            11 -> wait       12h, at  39h42m35s
            12 -> wait       12h, at  51h42m35s
            13 -> wait       12h, at  63h42m35s
            14 -> wait        8h, at  71h42m35s
            15 -> given up
            """);
  }

  @Test
  void clampsTheLastWaitsToTheDeadline() {
    assertThat(drawn(1.0)).endsWith("13 -> wait  9h56m54s, at        72h\n14 -> given up\n");
  }

  @Test
  void spreadsEachWaitByTwentyPercentToBothSides() {
    assertThat(next(3, Duration.ZERO, Duration.ZERO, 0)).isEqualTo(Duration.ofSeconds(96));
    assertThat(next(3, Duration.ZERO, Duration.ZERO, 1)).isEqualTo(Duration.ofSeconds(144));
  }

  @Test
  void waitsAsAskedBetweenOnceAndFourTimesTheSlot() {
    assertThat(next(2, Duration.ofSeconds(1), Duration.ZERO, 0.5))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(next(2, Duration.ofSeconds(90), Duration.ZERO, 0.5))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(next(2, Duration.ofDays(9), Duration.ZERO, 0.5)).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void waitsAtLeastAMinuteForAnOverloadedReceiver() {
    assertThat(next(1, Duration.ZERO, Duration.ofMinutes(1), 0.5)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void givesUpAtTheDeadlineHoweverFewTheAttempts() {
    assertThat(schedule.next(1, DEADLINE, DEADLINE, Duration.ZERO, Duration.ZERO, 0)).isEmpty();
  }

  private Duration next(int attempts, Duration asked, Duration atLeast, double chance) {
    var at = schedule.next(attempts, START, DEADLINE, asked, atLeast, chance);
    return Duration.between(START, at.orElseThrow());
  }

  private String drawn(double chance) {
    var table = new StringBuilder();
    var now = START;
    for (var attempts = 1; ; attempts++) {
      var next = schedule.next(attempts, now, DEADLINE, Duration.ZERO, Duration.ZERO, chance);
      if (next.isEmpty()) {
        return table.append("%2d -> given up%n".formatted(attempts)).toString();
      }
      table.append(
          "%2d -> wait %9s, at %10s%n"
              .formatted(attempts, text(now, next.orElseThrow()), text(START, next.orElseThrow())));
      now = next.orElseThrow();
    }
  }

  private static String text(Instant from, Instant to) {
    var seconds = Duration.between(from, to).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    return seconds.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
