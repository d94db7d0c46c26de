package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-01-05T14:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "120, 120",
    "999999999, 999999999",
    "9999999999, 0",
    "-5, 0",
    "1.5, 0",
    "soon, 0",
    "'', 0",
    "'Mon, 05 Jan 2026 14:01:00 GMT', 60",
    "'Mon, 05 Jan 2026 13:00:00 GMT', 0"
  })
  void readsSecondsAndDatesAndNothingElse(String value, long seconds) {
    assertThat(RetryAfter.of(value, NOW)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
