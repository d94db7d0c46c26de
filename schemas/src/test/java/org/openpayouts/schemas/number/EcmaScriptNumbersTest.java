package org.openpayouts.schemas.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcmaScriptNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "10.00, 10",
    "1E+2, 100",
    "0, 0",
    "0.000, 0",
    "-0.0, 0",
    "-12.50, -12.5",
    "0.000254, 0.000254",
    "0.00025400, 0.000254",
    "2.54E-4, 0.000254",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "0.00000012, 1.2e-7",
    "39390.47, 39390.47",
    "27883.962246420004, 27883.962246420004",
    "123456789012345678, 123456789012345680",
    "100000000000000000000, 100000000000000000000",
    "1000000000000000000000, 1e+21",
    "1234500000000000000000, 1.2345e+21",
    "333333333.33333329, 333333333.3333333",
    "1E30, 1e+30",
    "4.50, 4.5",
    "2e-3, 0.002",
    "0.000000000000000000000000001, 1e-27",
    "9007199254740993, 9007199254740992",
    "5e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "9.999999999999997e22, 9.999999999999997e+22",
    "1e23, 1e+23",
    "-0.00000015, -1.5e-7",
    "0.00000001, 1e-8",
    "1E+3, 1000",
    "27883.96224642000412345, 27883.962246420004",
    "123456789012345678901, 123456789012345680000",
    "0.33333333333333333333333333333333333333333333333333333333333333333333, 0.3333333333333333"
  })
  void writesWhatJavaScriptWrites(BigDecimal value, String expected) {
    assertThat(EcmaScriptNumbers.of(value)).isEqualTo(expected);
  }

  @Test
  void isAFixpointOfParsingAndWritingAgain() {
    var random = new Random(42);

    for (var i = 0; i < 20_000; i++) {
      var value = BigDecimal.valueOf(random.nextLong(), random.nextInt(30));
      var once = EcmaScriptNumbers.of(value);
      assertThat(EcmaScriptNumbers.of(new BigDecimal(once))).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @CsvSource({"1e401", "1e309", "1e-401"})
  void refusesWhatNoReceiverCouldHold(BigDecimal value) {
    assertThatThrownBy(() -> EcmaScriptNumbers.of(value))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
