package org.openpayouts.fundingchecker.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ForecastSettingsTest {
  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(new ForecastSettings(100_000, 1_000, Duration.ofSeconds(10)));
  }

  @Test
  void readsTheseNames() {
    assertThat(
            bind(
                Map.of(
                    "payouts.forecast.payouts-max", "7",
                    "payouts.forecast.ledgers-max", "8",
                    "payouts.forecast.timeout", "9s")))
        .isEqualTo(new ForecastSettings(7, 8, Duration.ofSeconds(9)));
  }

  private static ForecastSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.forecast", ForecastSettings.class);
  }
}
