package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RatesSettingsTest {
  @Test
  void knowsNoPriceByDefault() {
    assertThat(bind(Map.of()).table().published()).isEmpty();
  }

  @Test
  void readsPricesExactly() {
    RateTable table = bind(Map.of("payouts.rates.fixed.BTC.USD", "39390.4700")).table();

    assertThat(table.price("BTC", "USD")).contains(new BigDecimal("39390.4700"));
  }

  @ParameterizedTest
  @CsvSource({
    "BTC.USD, 0",
    "BTC.USD, -1",
    "BTC.USD, 1e400",
    "BTC.USD, NaN",
    "BTC.BTC, 1",
    "XYZ.USD, 1",
    "BTC.XYZ, 1",
    "BTC.USD, 1234567890123456"
  })
  void refusesWhatIsNoPrice(String pair, String price) {
    assertThatThrownBy(() -> bind(Map.of("payouts.rates.fixed." + pair, price)))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("payouts.rates.fixed." + pair);
  }

  private static RatesSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.rates", RatesSettings.class);
  }
}
