package org.openpayouts.payoutapi.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {

  @ParameterizedTest
  @CsvSource({
    "2021-05-27T09:00:00Z, 2021-05-27T09:00:00Z",
    "2021-05-27T09:00:00.00Z, 2021-05-27T09:00:00Z",
    "2021-05-27T09:00:00.000Z, 2021-05-27T09:00:00Z",
    "2021-05-27T09:00:00.1234567+02:00, 2021-05-27T07:00:00.123456700Z",
    "2021-05-27T09:00:00+0200, 2021-05-27T07:00:00Z",
    "2021-05-27T09:00:00-02, 2021-05-27T11:00:00Z",
    "2021-05-27T09:00:00 02:00, 2021-05-27T07:00:00Z",
    "2021-05-27 09:00:00, 2021-05-27T09:00:00Z",
    "2021-05-27 09:00:00+02:00, 2021-05-27T07:00:00Z",
    "2021-05-27T09:00, 2021-05-27T09:00:00Z",
    "2021-05-27t09:00:00z, 2021-05-27T09:00:00Z",
    "20210527T090000Z, 2021-05-27T09:00:00Z",
    "20210527T0900+0200, 2021-05-27T07:00:00Z",
    "20210527T090000.5Z, 2021-05-27T09:00:00.500Z"
  })
  void readsAnInstant(String text, Instant instant) {
    assertThat(IsoTimes.instant(text)).contains(instant);
    assertThat(IsoTimes.day(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2021-05-27, 2021-05-27",
    "20210527, 2021-05-27",
    "0001-01-01, 0001-01-01",
    "+12000-01-01, +12000-01-01"
  })
  void readsADay(String text, LocalDate day) {
    assertThat(IsoTimes.day(text)).contains(day);
    assertThat(IsoTimes.instant(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "1622106000",
        "27.05.2021",
        "05/27/2021",
        "2021-13-01",
        "2021-02-30",
        "20210230",
        "2021-05-27T25:00:00Z",
        "2021-05-27T09:00:00+99:00",
        "2021-05-27T09:00:00Zulu",
        "2021-05-27T"
      })
  void readsNothingElse(String text) {
    assertThat(IsoTimes.instant(text)).isEmpty();
    assertThat(IsoTimes.day(text)).isEmpty();
  }
}
