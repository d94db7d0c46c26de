package org.openpayouts.webhookdispatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openpayouts.webhookdispatcher.delivery.DeliverySettings;
import org.openpayouts.webhookdispatcher.endpoint.AddressSettings;
import org.openpayouts.webhookdispatcher.endpoint.BreakerSettings;
import org.openpayouts.webhookdispatcher.signature.OpeningKeySettings;
import org.openpayouts.webhookdispatcher.sweep.SweepSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Pins every setting's name and default: they are the service's contract with operators. */
class SettingsTest {

  @Test
  void namesAndDefaultsOfTheDelivery() {
    assertThat(described(DeliverySettings.class))
        .isEqualTo(
            """
            payouts.webhooks.delivery.retries = [PT5S, PT30S, PT2M, PT10M, PT30M, PT1H, PT2H, \
            PT4H, PT8H, PT12H, PT12H, PT12H, PT12H, PT8H]
            payouts.webhooks.delivery.jitterPercent = 20
            payouts.webhooks.delivery.retryAfterLimit = 4
            payouts.webhooks.delivery.slowDown = PT1M
            payouts.webhooks.delivery.deadline = PT72H
            payouts.webhooks.delivery.shortageDeadline = PT24H
            payouts.webhooks.delivery.total = PT15S
            payouts.webhooks.delivery.connect = PT3S
            payouts.webhooks.delivery.lease = PT1M
            payouts.webhooks.delivery.inFlight = 256
            payouts.webhooks.delivery.perEndpoint = 4
            payouts.webhooks.delivery.poll = PT0.2S
            payouts.webhooks.delivery.keyWait = PT5S
            payouts.webhooks.delivery.supersedeAfterFailures = 3
            payouts.webhooks.delivery.supersedePatience = PT10M
            payouts.webhooks.delivery.repeatEvents = false\
            """);
  }

  @Test
  void namesAndDefaultsOfTheEndpoints() {
    assertThat(described(BreakerSettings.class))
        .isEqualTo(
            """
            payouts.webhooks.endpoint.room = 10
            payouts.webhooks.endpoint.failures = 10
            payouts.webhooks.endpoint.window = PT5M
            payouts.webhooks.endpoint.windowMinimum = 20
            payouts.webhooks.endpoint.windowFailurePercent = 70
            payouts.webhooks.endpoint.openFor = PT15S
            payouts.webhooks.endpoint.openAtMost = PT10M
            payouts.webhooks.endpoint.holdAfter = PT120H\
            """);
  }

  @Test
  void namesAndDefaultsOfAddressesKeysAndSweeps() {
    assertThat(described(AddressSettings.class))
        .isEqualTo(
            """
            payouts.webhooks.extraCaFile = null
            payouts.webhooks.allowedPorts = [443]
            payouts.webhooks.allowLoopback = false\
            """);
    assertThat(described(SweepSettings.class)).isEqualTo("payouts.webhooks.sweep.pause = PT5S");
    assertThat(described(OpeningKeySettings.class))
        .isEqualTo(
            """
            payouts.webhooks.openingKeyFile = null
            payouts.webhooks.openedKeys = 10000\
            """);
  }

  @Test
  void refusesALeaseThatAnAttemptCouldOutlive() {
    assertThatThrownBy(
            () -> bind(DeliverySettings.class, Map.of("payouts.webhooks.delivery.lease", "20s")))
        .rootCause()
        .hasMessageContaining("payouts.webhooks.delivery.lease");
    assertThat(bind(DeliverySettings.class, Map.of("payouts.webhooks.delivery.lease", "30s")))
        .extracting(DeliverySettings::lease)
        .isEqualTo(Duration.ofSeconds(30));
  }

  private static <T> T bind(Class<T> type, Map<String, String> values) {
    var prefix = type.getAnnotation(ConfigurationProperties.class).value();
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }

  private static <T> String described(Class<T> type) {
    var prefix = type.getAnnotation(ConfigurationProperties.class).value();
    var settings = bind(type, Map.of());
    return Stream.of(type.getRecordComponents())
        .map(component -> prefix + "." + component.getName() + " = " + value(component, settings))
        .collect(Collectors.joining("\n"));
  }

  private static Object value(java.lang.reflect.RecordComponent component, Object settings) {
    try {
      var value = component.getAccessor().invoke(settings);
      return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
