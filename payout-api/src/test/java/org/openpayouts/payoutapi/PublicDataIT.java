package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;

/** What anybody may ask. The prices are of coins that no other test counts in. */
class PublicDataIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningApi api = RunningApi.shared();

  @ParameterizedTest
  @ValueSource(strings = {"/rates/DOGE", "/rates//DOGE", "/rates/doge"})
  void listsPricesOfOneCurrency(String path) {
    publishRates();

    JsonNode data = get(path).json().get("data");

    assertThat(rate(data, "DOGE")).isEqualByComparingTo("1");
    assertThat(rate(data, "WBTC")).isEqualByComparingTo("0.0000025");
    assertThat(rate(data, "DAI")).isEqualByComparingTo("0.125");
    assertThat(get(path).json().has("status")).isFalse();
  }

  @Test
  void answersOnePriceAlsoWhereItMustBeCrossed() {
    publishRates();

    JsonNode data = get("/rates/WBTC/DAI").json().get("data");

    assertThat(data.propertyNames()).containsExactly("code", "name", "rate");
    assertThat(data.get("code").asString()).isEqualTo("DAI");
    assertThat(data.get("name").asString()).isEqualTo("Dai");
    assertThat(data.get("rate").decimalValue()).isEqualByComparingTo("50000");
  }

  @Test
  void pricesBitcoinWhereNobodySaysWhat() {
    assertThat(rate(get("/rates").json().get("data"), "BTC")).isEqualByComparingTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "/rates/XYZ, Unknown currency XYZ",
    "/rates/DOGE/XYZ, Unknown currency XYZ",
    "/rates/%3Cscript%3E, Unknown currency",
    "/rates/PAX/JPY, No rate of PAX in JPY is known",
    "/currencies/DOGE, Resource not found"
  })
  void namesWhatIsNotThere(String path, String text) {
    Answer answer = get(path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    assertThat(answer.json().get("code").asString()).isEqualTo("020001");
    assertThat(answer.json().get("error").asString()).isEqualTo(text);
    assertThat(answer.json().get("message").asString()).isEqualTo(text);
  }

  @Test
  void describesEveryCurrency() {
    JsonNode data = get("/currencies").json().get("data");
    JsonNode bitcoin = find(data, "BTC");

    assertThat(data).hasSize(19);
    assertThat(bitcoin.propertyNames())
        .containsExactly(
            "code",
            "symbol",
            "precision",
            "name",
            "plural",
            "alts",
            "minimum",
            "sanctioned",
            "decimals",
            "payoutFields",
            "settlementMinimum",
            "chain");
    assertThat(bitcoin.get("minimum").decimalValue()).isEqualByComparingTo("0.00000001");
    assertThat(bitcoin.at("/payoutFields/0").asString()).isEqualTo("bitcoinAddress");
    assertThat(find(data, "JPY").get("precision").asInt()).isZero();
    assertThat(find(data, "EUR").has("chain")).isFalse();
  }

  /** The Node client leaves the headers of its last signed request where they are. */
  @ParameterizedTest
  @ValueSource(strings = {"/rates", "/rates/BTC", "/currencies"})
  void ignoresAStaleSignature(String path) {
    Map<String, String> stale =
        Map.of("X-Accept-Version", "2.0.0", "X-Identity", "02ab", "X-Signature", "30");

    assertThat(Http.send("GET", api.url() + path, stale, new byte[0]).status()).isEqualTo(200);
    assertThat(Http.send("GET", api.url() + path, Map.of(), new byte[0]).status()).isEqualTo(400);
  }

  private void publishRates() {
    TestTopics.send(Topics.RATES, "DOGE", TestFacts.rates("DOGE", 1, "DAI", "0.125"));
    TestTopics.send(Topics.RATES, "WBTC", TestFacts.rates("WBTC", 1, "DOGE", "400000"));
    await()
        .atMost(SOON)
        .until(() ->
            get("/rates/DOGE/DAI").status() == 200 && get("/rates/WBTC/DOGE").status() == 200);
  }

  private Answer get(String path) {
    return Http.send("GET", api.url() + path, Map.of("X-Accept-Version", "2.0.0"), new byte[0]);
  }

  private static BigDecimal rate(JsonNode data, String code) {
    return find(data, code).get("rate").decimalValue();
  }

  private static JsonNode find(JsonNode data, String code) {
    return StreamSupport.stream(data.spliterator(), false)
        .filter(one -> one.get("code").asString().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
