package org.openpayouts.broadcaster.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WalletSettingsTest {
  private static Binder binder(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties));
  }

  @Test
  void hasTheseDefaults() {
    assertThat(binder(Map.of()).bindOrCreate("payouts.wallet", WalletSettings.class))
        .isEqualTo(new WalletSettings(Duration.ofSeconds(10), false));
  }

  @Test
  void hasTheseNames() {
    var given = Map.of("payouts.wallet.lease", "3s", "payouts.wallet.kill-switch", "true");

    assertThat(binder(given).bindOrCreate("payouts.wallet", WalletSettings.class))
        .isEqualTo(new WalletSettings(Duration.ofSeconds(3), true));
  }

  @Test
  void namesTheKeysOfTheIntents() {
    var given =
        Map.of(
            "payouts.intent.request-key-file", "r",
            "payouts.intent.destination-key-file", "d",
            "payouts.intent.funding-key-file", "f");

    assertThat(binder(given).bind("payouts.intent", IntentKeySettings.class).get())
        .isEqualTo(new IntentKeySettings(Path.of("r"), Path.of("d"), Path.of("f")));
  }
}
