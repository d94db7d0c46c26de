package org.openpayouts.payoutapi.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsNumberTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10",
    "10.0, 10",
    "10.50, 10.5",
    "1E+3, 1000",
    "2.54E-4, 0.000254",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "0.00000012, 1.2e-7",
    "0.00000001, 1e-8",
    "39390.47, 39390.47",
    "27883.962246420004, 27883.962246420004",
    "27883.96224642000412345, 27883.962246420004",
    "123456789012345678901, 123456789012345680000",
    "1E+21, 1e+21",
    "-0.00000015, -1.5e-7",
    "0, 0",
    "0.00, 0"
  })
  void writesNumbersAsJavaScriptDoes(String value, String text) {
    assertThat(JsNumber.of(new BigDecimal(value)).text()).isEqualTo(text);
  }
}
