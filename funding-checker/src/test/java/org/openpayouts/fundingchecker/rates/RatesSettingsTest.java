package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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

  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new RatesSettings(
                Map.of(),
                Map.of(),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                new BigDecimal("2"),
                1,
                Duration.ofDays(30)));
  }

  @Test
  void readsTheseNames() {
    RatesSettings settings =
        bind(
            Map.of(
                "payouts.rates.sources.one.url", "https://one.example.com",
                "payouts.rates.sources.one.bitpay.BTC", "USD",
                "payouts.rates.sources.other.url", "https://other.example.com",
                "payouts.rates.sources.other.prices.BTC.USD", "/price",
                "payouts.rates.interval", "10s",
                "payouts.rates.request-timeout", "4s",
                "payouts.rates.age-max", "20s",
                "payouts.rates.deviation-max-percent", "0.5",
                "payouts.rates.sources-min", "2",
                "payouts.rates.retention", "1d"));

    assertThat(settings.sources()).containsOnlyKeys("one", "other");
    assertThat(settings.askedPairs()).containsExactly(new Pair("BTC", "USD"));
    assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.retention()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.agreement())
        .isEqualTo(new Agreement(new BigDecimal("0.5"), 2, Duration.ofSeconds(20)));
    assertThat(settings.ageRule()).isEqualTo(new AgeRule(Duration.ofSeconds(20), Set.of()));
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "request-timeout | 16s | request-timeout must be at most half of interval",
        "request-timeout | 0s | request-timeout must be at most half of interval",
        "age-max | 59s | age-max must be at least twice interval",
        "retention | 4m | retention must be at least age-max",
        "deviation-max-percent | -1 | deviation-max-percent is not between 0 and 50",
        "deviation-max-percent | 51 | deviation-max-percent is not between 0 and 50",
        "sources-min | 0 | sources-min is less than 1",
        "sources-min | 2 | sources-min is 2, and BTC/USD is asked of 1",
        "fixed.BTC.EUR | 59000 | fixed.BTC is also asked of payouts.rates.sources.one",
        "sources.9lives.url | https://example.com | sources.9lives is no name like spot-prices",
      })
  void refusesWhatCannotBeMeant(String name, String value, String message) {
    Map<String, String> properties = new HashMap<>();
    properties.put("payouts.rates.sources.one.url", "https://one.example.com");
    properties.put("payouts.rates.sources.one.bitpay.BTC", "USD");
    properties.put("payouts.rates." + name, value);

    assertThatThrownBy(() -> bind(properties))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("payouts.rates." + message);
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
