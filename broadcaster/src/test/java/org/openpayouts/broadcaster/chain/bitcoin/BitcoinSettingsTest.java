package org.openpayouts.broadcaster.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BitcoinSettingsTest {
  private static final Map<String, String> NEEDED =
      Map.of(
          "payouts.chains.bitcoin.rpc-url", "http://127.0.0.1:18443",
          "payouts.chains.bitcoin.rpc-user", "payouts",
          "payouts.chains.bitcoin.rpc-password-file", "rpc",
          "payouts.chains.bitcoin.network", "regtest",
          "payouts.chains.bitcoin.wallet-key-file", "wallet");

  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("payouts.chains.bitcoin.confirmations", "2"),
          Map.entry("payouts.chains.bitcoin.finality-depth", "3"),
          Map.entry("payouts.chains.bitcoin.coin-depth-min", "4"),
          Map.entry("payouts.chains.bitcoin.poll-interval", "5s"),
          Map.entry("payouts.chains.bitcoin.request-timeout", "6s"),
          Map.entry("payouts.chains.bitcoin.scan-timeout", "15s"),
          Map.entry("payouts.chains.bitcoin.down-grace", "7s"),
          Map.entry("payouts.chains.bitcoin.fee-rate-fallback", "8"),
          Map.entry("payouts.chains.bitcoin.fee-rate-min", "9"),
          Map.entry("payouts.chains.bitcoin.fee-rate-max", "10"),
          Map.entry("payouts.chains.bitcoin.lanes", "11"),
          Map.entry("payouts.chains.bitcoin.lane-min", "12"),
          Map.entry("payouts.chains.bitcoin.linger", "13s"),
          Map.entry("payouts.chains.bitcoin.bump-after", "14s"));

  private static BitcoinSettings bind(Map<String, String> more) {
    var all = new HashMap<>(NEEDED);
    all.putAll(more);
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("payouts.chains.bitcoin", BitcoinSettings.class)
        .get();
  }

  @Test
  void hasTheseDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new BitcoinSettings(
                URI.create("http://127.0.0.1:18443"),
                "payouts",
                Path.of("rpc"),
                "regtest",
                Path.of("wallet"),
                6,
                100,
                6,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(10),
                5_000,
                1_000,
                300_000,
                4,
                1_000_000,
                Duration.ofSeconds(1),
                Duration.ofMinutes(30)));
  }

  @Test
  void hasTheseNames() {
    var settings = bind(OTHERS);

    assertThat(settings)
        .isEqualTo(
            new BitcoinSettings(
                settings.rpcUrl(),
                "payouts",
                settings.rpcPasswordFile(),
                "regtest",
                settings.walletKeyFile(),
                2,
                3,
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(15),
                Duration.ofSeconds(7),
                8,
                9,
                10,
                11,
                12,
                Duration.ofSeconds(13),
                Duration.ofSeconds(14)));
  }

  @Test
  void refusesAFinalityAboveTheTarget() {
    assertThatThrownBy(() -> bind(Map.of("payouts.chains.bitcoin.finality-depth", "5")))
        .hasStackTraceContaining("payouts.chains.bitcoin.finality-depth");
    assertThatThrownBy(() -> bind(Map.of("payouts.chains.bitcoin.fee-rate-max", "999")))
        .hasStackTraceContaining("payouts.chains.bitcoin.fee-rate-max");
  }
}
