package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.admin.AdminSettings;
import org.openpayouts.payoutapi.allowance.RateLimitSettings;
import org.openpayouts.payoutapi.bitpay.ApiSettings;
import org.openpayouts.payoutapi.bitpay.GroupSettings;
import org.openpayouts.payoutapi.bitpay.RecipientSettings;
import org.openpayouts.payoutapi.cancellation.CancellationSettings;
import org.openpayouts.payoutapi.intake.IntakeSettings;
import org.openpayouts.payoutapi.onboarding.OnboardingSettings;
import org.openpayouts.payoutapi.payout.WebhookSettings;
import org.openpayouts.payoutapi.recipient.ChainSettings;
import org.openpayouts.payoutapi.shortage.ShortageMailSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTest {

  @Test
  void intakeHasTheseNamesAndDefaults() {
    assertThat(bind("payouts.intake", IntakeSettings.class, Map.of()))
        .isEqualTo(
            new IntakeSettings(
                4096,
                2,
                256,
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                16));
    assertThat(
            bind(
                "payouts.intake",
                IntakeSettings.class,
                Map.of(
                    "payouts.intake.queue-capacity", "1",
                    "payouts.intake.writers", "3",
                    "payouts.intake.batch-size", "4",
                    "payouts.intake.gather-for", "7ms",
                    "payouts.intake.answer-within", "1s",
                    "payouts.intake.repeat-window", "1m",
                    "payouts.intake.groups-waiting", "5")))
        .isEqualTo(
            new IntakeSettings(
                1, 3, 4, Duration.ofMillis(7), Duration.ofSeconds(1), Duration.ofMinutes(1), 5));
  }

  /** A batch that grows for longer than its requests wait answers nobody. */
  @Test
  void intakeRefusesTimesThatAnswerNobody() {
    assertThat(intake(0, 1, 0).gatherFor()).isZero();
    assertThat(intake(100, 60_000, 365L * 86_400_000).gatherFor()).hasMillis(100);
    assertThatThrownBy(() -> intake(-1, 5_000, 0)).hasMessageContaining("intake.gather-for");
    assertThatThrownBy(() -> intake(101, 5_000, 0)).hasMessageContaining("intake.gather-for");
    assertThatThrownBy(() -> intake(Long.MAX_VALUE, 5_000, 0))
        .hasMessageContaining("intake.gather-for");
    assertThatThrownBy(() -> intake(4, 4, 0)).hasMessageContaining("intake.answer-within");
    assertThatThrownBy(() -> intake(0, 0, 0)).hasMessageContaining("intake.answer-within");
    assertThatThrownBy(() -> intake(4, 60_001, 0)).hasMessageContaining("intake.answer-within");
    assertThatThrownBy(() -> intake(4, 5_000, -1)).hasMessageContaining("intake.repeat-window");
    assertThatThrownBy(() -> intake(4, 5_000, Long.MAX_VALUE))
        .hasMessageContaining("intake.repeat-window");
  }

  private static IntakeSettings intake(long gatherMillis, long answerMillis, long repeatMillis) {
    return new IntakeSettings(
        4096,
        2,
        256,
        Duration.ofMillis(gatherMillis),
        Duration.ofMillis(answerMillis),
        Duration.ofMillis(repeatMillis),
        16);
  }

  @Test
  void cancellationHasTheseNamesAndDefaults() {
    assertThat(bind("payouts.cancellation", CancellationSettings.class, Map.of()))
        .isEqualTo(
            new CancellationSettings(
                Duration.ofSeconds(5), Duration.ofMillis(50), 1000, Duration.ofSeconds(10), 8));
    assertThat(
            bind(
                "payouts.cancellation",
                CancellationSettings.class,
                Map.of(
                    "payouts.cancellation.decide-within", "1s",
                    "payouts.cancellation.poll-interval", "10ms",
                    "payouts.cancellation.max-waiting", "7",
                    "payouts.cancellation.decide-group-within", "2s",
                    "payouts.cancellation.max-groups-waiting", "3")))
        .isEqualTo(
            new CancellationSettings(
                Duration.ofSeconds(1), Duration.ofMillis(10), 7, Duration.ofSeconds(2), 3));
  }

  @Test
  void theApiHasTheseNamesAndDefaults() {
    assertThat(
            bind(
                "payouts.api",
                ApiSettings.class,
                Map.of("payouts.api.public-base-urls[0]", "https://pay.example")))
        .isEqualTo(
            new ApiSettings(
                List.of("https://pay.example"),
                false,
                DataSize.ofKilobytes(64),
                Duration.ofSeconds(10)));
    assertThat(
            bind(
                "payouts.api",
                ApiSettings.class,
                Map.of(
                    "payouts.api.public-base-urls", "https://a.example,https://b.example",
                    "payouts.api.show-signed-string", "true",
                    "payouts.api.body-limit", "1KB",
                    "payouts.api.body-within", "2s")))
        .isEqualTo(
            new ApiSettings(
                List.of("https://a.example", "https://b.example"),
                true,
                DataSize.ofKilobytes(1),
                Duration.ofSeconds(2)));
  }

  @Test
  void groupsHaveTheseNamesAndDefaults() {
    assertThat(bind("payouts.groups", GroupSettings.class, Map.of()))
        .isEqualTo(
            new GroupSettings(
                DataSize.ofMegabytes(16), DataSize.ofMegabytes(48), DataSize.ofMegabytes(16)));
    assertThat(
            bind(
                "payouts.groups",
                GroupSettings.class,
                Map.of(
                    "payouts.groups.body-limit", "1MB",
                    "payouts.groups.bodies-at-once", "3MB",
                    "payouts.groups.bodies-of-one", "2MB")))
        .isEqualTo(groups(1, 3, 2));
    assertThatThrownBy(() -> groups(2, 3, 1)).hasMessageContaining("payouts.groups.bodies-of-one");
    assertThatThrownBy(() -> groups(1, 1, 2)).hasMessageContaining("payouts.groups.bodies-at-once");
  }

  private static GroupSettings groups(int bodyLimit, int atOnce, int ofOne) {
    return new GroupSettings(
        DataSize.ofMegabytes(bodyLimit), DataSize.ofMegabytes(atOnce), DataSize.ofMegabytes(ofOne));
  }

  @Test
  void theRateLimitHasTheseNamesAndDefaults() {
    assertThat(bind("payouts.rate-limit", RateLimitSettings.class, Map.of()))
        .isEqualTo(new RateLimitSettings(100, 1_000, Map.of()));
    assertThat(
            bind(
                "payouts.rate-limit",
                RateLimitSettings.class,
                Map.of(
                    "payouts.rate-limit.per-second", "7",
                    "payouts.rate-limit.burst", "70",
                    "payouts.rate-limit.merchants[1AbCdEfGhJkLmNoPqRsTuV].per-second", "8",
                    "payouts.rate-limit.merchants[1AbCdEfGhJkLmNoPqRsTuV].burst", "80")))
        .isEqualTo(
            new RateLimitSettings(
                7, 70, Map.of("1AbCdEfGhJkLmNoPqRsTuV", new RateLimitSettings.Limit(8, 80))));
  }

  @Test
  void recipientsHaveTheseNamesAndDefaults() {
    assertThat(bind("payouts.recipients", RecipientSettings.class, Map.of()))
        .isEqualTo(new RecipientSettings(DataSize.ofMegabytes(8)));
    assertThat(
            bind(
                "payouts.recipients",
                RecipientSettings.class,
                Map.of("payouts.recipients.body-limit", "1KB")))
        .isEqualTo(new RecipientSettings(DataSize.ofKilobytes(1)));
  }

  @Test
  void chainsHaveTheNamesOfTheBroadcaster() {
    assertThat(
            bind(
                "payouts.chains.bitcoin",
                ChainSettings.class,
                Map.of("payouts.chains.bitcoin.network", "regtest")))
        .isEqualTo(new ChainSettings("regtest"));
  }

  @Test
  void onboardingHasTheseNamesAndDefaults() {
    assertThat(bind("payouts.onboarding", OnboardingSettings.class, Map.of()))
        .isEqualTo(
            new OnboardingSettings(
                "no-reply@localhost", null, Duration.ofDays(7), 8, Duration.ofSeconds(1)));
    assertThat(
            bind(
                "payouts.onboarding",
                OnboardingSettings.class,
                Map.of(
                    "payouts.onboarding.mail-from", "pay@example.com",
                    "payouts.onboarding.page-url", "https://pay.example/hello",
                    "payouts.onboarding.link-life", "1h",
                    "payouts.onboarding.attempts", "2",
                    "payouts.onboarding.poll-interval", "3s")))
        .isEqualTo(
            new OnboardingSettings(
                "pay@example.com",
                URI.create("https://pay.example/hello"),
                Duration.ofHours(1),
                2,
                Duration.ofSeconds(3)));
  }

  @Test
  void shortageMailHasTheseNamesAndDefaults() {
    assertThat(bind("payouts.shortage-mail", ShortageMailSettings.class, Map.of()))
        .isEqualTo(new ShortageMailSettings(Duration.ofHours(24), null, 8, Duration.ofSeconds(1)));
    assertThat(
            bind(
                "payouts.shortage-mail",
                ShortageMailSettings.class,
                Map.of(
                    "payouts.shortage-mail.within", "2h",
                    "payouts.shortage-mail.mail-from", "treasury@example.com",
                    "payouts.shortage-mail.attempts", "2",
                    "payouts.shortage-mail.poll-interval", "3s")))
        .isEqualTo(
            new ShortageMailSettings(
                Duration.ofHours(2), "treasury@example.com", 2, Duration.ofSeconds(3)));
  }

  @Test
  void theApiRefusesMoreUrlsThanItShouldTry() {
    assertThatThrownBy(() ->
            new ApiSettings(
                List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"),
                false,
                DataSize.ofKilobytes(1),
                Duration.ofSeconds(1)))
        .hasMessageContaining("payouts.api.public-base-urls");
  }

  @Test
  void webhooksHaveTheNamesOfTheDispatcher() {
    assertThat(bind("payouts.webhooks", WebhookSettings.class, Map.of()))
        .isEqualTo(new WebhookSettings(Set.of(443), false));
    assertThat(
            bind(
                "payouts.webhooks",
                WebhookSettings.class,
                Map.of(
                    "payouts.webhooks.allowed-ports", "443,8443",
                    "payouts.webhooks.allow-loopback", "true")))
        .isEqualTo(new WebhookSettings(Set.of(443, 8443), true));
  }

  @Test
  void adminAndKeysHaveTheseNames() {
    assertThat(
            bind(
                "payouts.admin",
                AdminSettings.class,
                Map.of("payouts.admin.port", "8082", "payouts.admin.credential-file", "/a")))
        .isEqualTo(new AdminSettings(8082, Path.of("/a")));
    assertThat(
            bind(
                "payouts",
                KeySettings.class,
                Map.of(
                    "payouts.intent.request-key-file", "/r",
                    "payouts.intent.destination-key-file", "/d",
                    "payouts.tokens.derivation-key-file", "/t",
                    "payouts.webhooks.sealing-key-file", "/w")))
        .isEqualTo(
            new KeySettings(
                new KeySettings.Intent(Path.of("/r"), Path.of("/d")),
                new KeySettings.Tokens(Path.of("/t")),
                new KeySettings.Webhooks(Path.of("/w"))));
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
  }
}
