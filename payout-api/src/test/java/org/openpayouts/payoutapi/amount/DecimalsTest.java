package org.openpayouts.payoutapi.amount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource({"10, 10", "10.0, 10", "1e2, 100", "1.50E-1, 0.15", "-3.00, -3", "0.10, 0.1"})
  void readsOneFormOfEachValue(String text, String value) {
    assertThat(Decimals.parse(text))
        .hasValueSatisfying(number -> assertThat(number.toPlainString()).isEqualTo(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "1E+200000000",
        "1e31",
        "1e-31",
        "12345678901234567890123456789012345678901",
        "NaN",
        "Infinity",
        "0x10",
        "1_000",
        " 1",
        ""
      })
  void refusesWhatIsNoNumberOrAnAbsurdOne(String text) {
    assertThat(Decimals.parse(text)).isEmpty();
  }
}
