package org.openpayouts.schemas.serde;

import java.time.Duration;
import java.util.Map;

/**
 * How patient a call to the registry is. Callers retry without end at their own pace, so this one
 * only rides out a blip.
 *
 * @param connectTimeout for the TCP and TLS handshakes
 * @param callTimeout for a whole call, body included
 * @param attempts tries in all, over all addresses
 * @param firstWait before the second try; it doubles, with jitter
 * @param breakerCalls failed calls in a row after which the registry is left alone
 * @param breakerOpen for how long it is left alone
 */
public record RegistryPolicy(
    Duration connectTimeout,
    Duration callTimeout,
    int attempts,
    Duration firstWait,
    int breakerCalls,
    Duration breakerOpen) {

  public RegistryPolicy {
    if (attempts < 1 || breakerCalls < 1) {
      throw new IllegalArgumentException("attempts and breakerCalls must be at least 1");
    }
  }

  public static RegistryPolicy standard() {
    return from(Map.of());
  }

  /** Confluent's keys where Confluent has one; the breaker's are ours. */
  static RegistryPolicy from(Map<String, ?> configs) {
    return new RegistryPolicy(
        millis(configs, "http.connect.timeout.ms", 1_000),
        millis(configs, "http.read.timeout.ms", 2_000),
        1 + number(configs, "max.retries", 2),
        millis(configs, "retries.wait.ms", 100),
        number(configs, "breaker.failed.calls", 10),
        millis(configs, "breaker.open.ms", 2_000));
  }

  private static Duration millis(Map<String, ?> configs, String key, int fallback) {
    return Duration.ofMillis(number(configs, key, fallback));
  }

  private static int number(Map<String, ?> configs, String key, int fallback) {
    var value = configs.get(key);
    return value == null ? fallback : Integer.parseInt(value.toString());
  }
}
