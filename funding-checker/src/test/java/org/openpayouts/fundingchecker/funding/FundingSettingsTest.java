package org.openpayouts.fundingchecker.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.schemas.currency.Assets;
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
  void halvesAChunkWithEachFailureDownToOnePayout() {
    FundingSettings settings = bind(Map.of());

    assertThat(IntStream.of(0, 1, 2, 12, 100).map(settings::chunkSizeAfter))
        .containsExactly(1_000, 500, 250, 1, 1);
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

  @Test
  void asksForNoNetworkFeeUnlessItIsQuoted() {
    NetworkFees fees = networkFees(Map.of()).paidBy(true);

    assertThat(fees.of(Assets.BTC)).isZero();
    assertThat(fees.recipientPays()).isTrue();
  }

  @Test
  void readsWhatAChainTakes() {
    NetworkFees fees =
        networkFees(Map.of("payouts.network-fees.quotes.BTC", "0.00000700")).paidBy(false);

    assertThat(fees.of(Assets.BTC)).isEqualByComparingTo("0.000007");
    assertThat(fees.recipientPays()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "BTC, 0.000000001, at most 8 decimals",
    "BTC, -1, at most 8 decimals",
    "BTC, 1e2, at most 8 decimals",
    "XYZ, 1, no asset"
  })
  void refusesWhatNoChainTakes(String asset, String quote, String sentence) {
    assertThatThrownBy(() -> networkFees(Map.of("payouts.network-fees.quotes." + asset, quote)))
        .hasStackTraceContaining(sentence);
  }

  private static NetworkFeeSettings networkFees(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.network-fees", NetworkFeeSettings.class);
  }

  private static FundingSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.funding", FundingSettings.class);
  }
}
