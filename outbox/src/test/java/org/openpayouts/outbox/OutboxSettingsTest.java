package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxSettingsTest {

  @Test
  void hasTheseNamesAndDefaults() {
    var settings = bind(Map.of("payouts.outbox.service", "till"));

    assertThat(settings.service()).isEqualTo("till");
    assertThat(settings.deadLetterTopic()).isEqualTo("till.dead-letters.v1");
    assertThat(settings.relay())
        .isEqualTo(
            new OutboxSettings.Relay(
                Duration.ofMillis(200), Duration.ofSeconds(10), 10_000, 16_000_000));
    assertThat(settings.inbound())
        .isEqualTo(
            new OutboxSettings.Inbound(
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                20,
                Duration.ofSeconds(10)));
    assertThat(settings.transaction())
        .isEqualTo(
            new OutboxSettings.Transaction(
                Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofSeconds(10)));
  }

  @Test
  void readsEverySetting() {
    var settings =
        bind(
            Map.ofEntries(
                Map.entry("payouts.outbox.service", "till"),
                Map.entry("payouts.outbox.relay.poll-interval", "1s"),
                Map.entry("payouts.outbox.relay.lease-duration", "2s"),
                Map.entry("payouts.outbox.relay.round-records", "3000"),
                Map.entry("payouts.outbox.relay.round-bytes", "4000000"),
                Map.entry("payouts.outbox.inbound.retry-delay-min", "5s"),
                Map.entry("payouts.outbox.inbound.retry-delay-max", "6s"),
                Map.entry("payouts.outbox.inbound.unknown-schema-wait", "7s"),
                Map.entry("payouts.outbox.inbound.parked-per-minute-max", "8"),
                Map.entry("payouts.outbox.inbound.lag-interval", "9s"),
                Map.entry("payouts.outbox.transaction.statement-timeout", "10s"),
                Map.entry("payouts.outbox.transaction.lock-timeout", "11s"),
                Map.entry("payouts.outbox.transaction.idle-timeout", "12s")));

    assertThat(settings)
        .isEqualTo(
            new OutboxSettings(
                "till",
                new OutboxSettings.Relay(
                    Duration.ofSeconds(1), Duration.ofSeconds(2), 3_000, 4_000_000),
                new OutboxSettings.Inbound(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(6),
                    Duration.ofSeconds(7),
                    8,
                    Duration.ofSeconds(9)),
                new OutboxSettings.Transaction(
                    Duration.ofSeconds(10), Duration.ofSeconds(11), Duration.ofSeconds(12))));
  }

  private static OutboxSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bind("payouts.outbox", OutboxSettings.class)
        .get();
  }
}
