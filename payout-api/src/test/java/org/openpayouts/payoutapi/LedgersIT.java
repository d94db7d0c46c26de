package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class LedgersIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String NEW_YEAR = "?startDate=2026-01-01&endDate=2026-01-01";

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = reader(merchant);

  @Test
  void showsBalancesAndWhatMovedThem() {
    String id = merchant.id();
    String payout = IdSource.secure().nextId();
    TestTopics.send(Topics.RESERVE_ENTRIES, id + ":EUR", TestFacts.moved(id, 1, 12_345, 0));
    TestTopics.send(
        Topics.LIFECYCLE,
        payout,
        TestFacts.charged(TestFacts.funded(TestFacts.payout(id, payout, "EUR"), 2), 1_000, 35, 3));

    JsonNode lines = await().atMost(SOON).until(() -> lines(client), found -> found.size() == 2);

    assertThat(client.get("/ledgers").body())
        .isEqualTo("{\"data\":[{\"currency\":\"EUR\",\"balance\":123.45}]}");
    JsonNode funded = lines.get(0).get("code").asInt() == 1034 ? lines.get(0) : lines.get(1);
    assertThat(funded.propertyNames())
        .containsExactly(
            "id",
            "type",
            "amount",
            "platformFee",
            "networkFee",
            "code",
            "description",
            "timestamp",
            "currency",
            "scale");
    assertThat(funded.get("amount").asLong()).isEqualTo(-1_038);
    assertThat(funded.get("platformFee").asLong()).isEqualTo(-35);
    assertThat(funded.get("networkFee").asLong()).isEqualTo(-3);
    JsonNode deposit = lines.get(funded == lines.get(0) ? 1 : 0);
    assertThat(deposit.has("platformFee") || deposit.has("networkFee")).isFalse();
    assertThat(funded.get("type").asString()).isEqualTo("Funding Payout Request");
    assertThat(funded.get("description").asString()).isEqualTo("PayoutRequest " + payout);
    assertThat(funded.get("timestamp").asString()).isEqualTo("2026-01-01T00:00:00.000Z");
    assertThat(funded.get("scale").asInt()).isEqualTo(100);
    assertThat(client.get("/ledgers/EUR" + NEW_YEAR + "&limit=1").json().get("data")).hasSize(1);
    assertThat(client.get("/ledgers/EUR" + NEW_YEAR + "&offset=2").body())
        .isEqualTo("{\"data\":[]}");
    assertThat(client.get("/ledgers/EUR?startDate=2026-01-02&endDate=2026-12-31").body())
        .isEqualTo("{\"data\":[]}");
    assertThat(lines(reader(TestMerchant.on(api)))).isEmpty();
  }

  @Test
  void hasALedgerBeforeAnyMoneyCame() {
    assertThat(client.get("/ledgers").body())
        .isEqualTo("{\"data\":[{\"currency\":\"EUR\",\"balance\":0}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "XYZ?startDate=2026-01-01&endDate=2026-01-01, 404, 020001, Unknown currency XYZ",
    "EUR, 400, 020003, startDate",
    "EUR?startDate=2026-01-01, 400, 020003, endDate",
    "EUR?startDate=yesterday&endDate=2026-01-01, 400, 020002, startDate must be a date",
    "EUR?startDate=+99999-01-01&endDate=2026-01-01, 400, 020002, startDate must be a date",
    "EUR?startDate=2026-01-02&endDate=2026-01-01, 400, 020002, endDate",
    "EUR?startDate=2026-01-01&endDate=2026-01-01&limit=10001, 400, 020002, limit",
    "EUR?startDate=2026-01-01&endDate=2026-01-01&offset=-1, 400, 020002, offset"
  })
  void namesWhatItCannotRead(String path, int status, String code, String text) {
    Answer answer = client.get("/ledgers/" + path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
    assertThat(answer.json().get("error").asString()).contains(text);
  }

  @Test
  void refusesWhatItWouldHaveToCut() {
    api.bean(JdbcClient.class)
        .sql(
            """
            insert into ledger_entry
            select ?, 'test:' || n, n::text, 'EUR', 2, 1, 1016, n::text, '2026-01-01T12:00:00Z'
            from generate_series(1, 10001) n
            """)
        .param(merchant.id())
        .update();

    Answer all = client.get("/ledgers/EUR" + NEW_YEAR);

    assertThat(all.status()).isEqualTo(400);
    assertThat(all.body()).contains("limit and offset");
    assertThat(client.get("/ledgers/EUR" + NEW_YEAR + "&limit=10000").json().get("data"))
        .hasSize(10_000);
    assertThat(
            client.get("/ledgers/EUR" + NEW_YEAR + "&limit=10000&offset=10000").json().get("data"))
        .hasSize(1);
  }

  @Test
  void wantsTheMerchantFacade() {
    assertThat(merchant.client().get("/ledgers").status()).isEqualTo(403);
    assertThat(merchant.client().get("/ledgers/EUR" + NEW_YEAR).status()).isEqualTo(403);
  }

  private JsonNode lines(MerchantClient who) {
    return who.get("/ledgers/EUR" + NEW_YEAR).json().get("data");
  }

  private MerchantClient reader(TestMerchant whose) {
    String token = TestMerchant.token(api, whose.id(), whose.key(), "merchant");
    return new MerchantClient(api.url(), whose.key(), token);
  }
}
