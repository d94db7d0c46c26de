package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FundingSettingsTest {
  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new FundingSettings(
                2,
                1_000,
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1)));
  }

  @Test
  void readsTheseNames() {
    assertThat(
            bind(
                Map.of(
                    "payouts.funding.workers", "3",
                    "payouts.funding.chunk-size", "10",
                    "payouts.funding.watermark-patience", "1s",
                    "payouts.funding.poll-interval", "2s",
                    "payouts.funding.transaction-timeout", "3s",
                    "payouts.funding.retry-delay-max", "4s")))
        .isEqualTo(
            new FundingSettings(
                3,
                10,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4)));
  }

  @Test
  void readsWhereTheFundingKeyIs() {
    IntentSettings settings =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of("payouts.intent.funding-key-file", "/keys/funding")))
            .bindOrCreate("payouts.intent", IntentSettings.class);

    assertThat(settings.fundingKeyFile()).isEqualTo(Path.of("/keys/funding"));
  }

  private static FundingSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.funding", FundingSettings.class);
  }
}
