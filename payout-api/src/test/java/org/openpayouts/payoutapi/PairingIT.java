package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestKey;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a client's key comes by a token. */
class PairingIT {
  private static final long DAY_MILLIS = 86_400_000;

  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);
  private final JdbcClient jdbc = api.bean(JdbcClient.class);
  private final TestMerchant merchant = TestMerchant.on(api);
  private final TestKey key = TestKey.random();

  @Test
  void aClientAsksAndAnOperatorApproves() {
    JsonNode asked =
        only(
            post(
                Map.of(
                    "id", key.sin(), "facade", "payout", "label", "till 7", "guid", "g", "count",
                    1)));
    String token = asked.get("token").asString();
    var client = new MerchantClient(api.url(), key, token);

    assertThat(asked.propertyNames())
        .containsExactly(
            "policies",
            "token",
            "facade",
            "label",
            "dateCreated",
            "pairingExpiration",
            "pairingCode");
    assertThat(asked.at("/policies/0/method").asString()).isEqualTo("inactive");
    assertThat(token).hasSizeBetween(43, 44);
    assertThat(asked.get("pairingCode").asString()).hasSize(7);
    assertThat(asked.get("pairingExpiration").asLong() - asked.get("dateCreated").asLong())
        .isEqualTo(DAY_MILLIS);
    assertThat(client.get("/payouts").status()).isEqualTo(401);
    assertThat(tokens(key)).isEqualTo("{\"data\":[]}");

    Answer approved = approve(merchant.id(), asked, key.sin());

    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    assertThat(approve(merchant.id(), asked, key.sin()).body()).isEqualTo(approved.body());
    assertThat(approve(TestMerchant.on(api).id(), asked, key.sin()).status()).isEqualTo(409);
    assertThat(client.get("/payouts").body()).isEqualTo(merchant.client().get("/payouts").body());
    assertThat(tokens(key)).isEqualTo("{\"data\":[{\"payout\":\"" + token + "\"}]}");
    assertThat(new MerchantClient(api.url(), TestKey.random(), token).get("/payouts").status())
        .isEqualTo(401);
  }

  @Test
  void storesNeitherTokensNorCodes() {
    JsonNode asked = only(post(Map.of("id", key.sin(), "facade", "payout")));
    approve(merchant.id(), asked, key.sin());

    for (String secret : new String[] {"token", "pairingCode"}) {
      assertThat(
              jdbc.sql(
                      """
                      select (select count(*) from token t where t::text like '%' || :secret || '%')
                        + (select count(*) from pairing p where p::text like '%' || :secret || '%')
                      """)
                  .param("secret", asked.get(secret).asString())
                  .query(Long.class)
                  .single())
          .isZero();
    }
  }

  @Test
  void anOperatorApprovesOnlyWhatTheMerchantMeant() {
    JsonNode asked = only(post(Map.of("id", key.sin())));

    assertThat(asked.get("facade").asString()).isEqualTo("pos");
    assertThat(approve(merchant.id(), asked, TestKey.random().sin()).status()).isEqualTo(409);
    assertThat(approve("1111111111111111111111", asked, key.sin()).status()).isEqualTo(404);
    assertThat(operator.post(pairings(merchant.id()), Map.of("pairingCode", "nothing")).status())
        .isEqualTo(404);
    assertThat(operator.get("/admin/pairings").body())
        .contains(key.sin())
        .doesNotContain(asked.get("pairingCode").asString());
  }

  @Test
  void aClientTakesWhatAnOperatorOffers() {
    String code = offer(Map.of("facade", "payout", "label", "from the office"));

    JsonNode taken = only(post(Map.of("id", key.sin(), "pairingCode", code)));

    var client = new MerchantClient(api.url(), key, taken.get("token").asString());
    assertThat(client.get("/payouts").status()).isEqualTo(200);
    assertThat(taken.get("facade").asString()).isEqualTo("payout");
    assertThat(taken.get("label").asString()).isEqualTo("from the office");
    assertThat(taken.at("/policies/0/params/0").asString()).isEqualTo(key.sin());
    assertThat(only(post(Map.of("id", key.sin(), "pairingCode", code)))).isEqualTo(taken);
    assertThat(post(Map.of("id", TestKey.random().sin(), "pairingCode", code)).status())
        .isEqualTo(404);
    assertThat(jdbc.sql("select sum(tried) from wrong_code").query(Long.class).single())
        .isPositive();
  }

  /** So nobody who guesses, and nobody who exhausts the tries, keeps a merchant from its token. */
  @Test
  void boundsGuessingAndLetsInWhomTheCodeWasMadeFor() {
    String forAny = offer(Map.of("facade", "pos"));
    String forOne = offer(Map.of("facade", "pos", "sin", key.sin()));
    String stranger = TestKey.random().sin();
    assertThat(post(Map.of("id", stranger, "pairingCode", forOne)).status()).isEqualTo(404);
    jdbc.sql(
            """
            insert into wrong_code values (date_trunc('hour', now()), 600)
            on conflict (hour) do update set tried = 600
            """)
        .update();
    try {
      Answer guessed = post(Map.of("id", stranger, "pairingCode", forAny));

      assertThat(guessed.status()).isEqualTo(429);
      assertThat(guessed.header("Retry-After")).isEqualTo("3600");
      assertThat(guessed.json().get("status").asString()).isEqualTo("error");
      assertThat(post(Map.of("id", key.sin(), "pairingCode", forOne)).status()).isEqualTo(200);
    } finally {
      jdbc.sql("delete from wrong_code").update();
    }
    assertThat(post(Map.of("id", stranger, "pairingCode", forAny)).status()).isEqualTo(200);
  }

  @Test
  void forgetsWhatNobodyCompletes() {
    JsonNode asked = only(post(Map.of("id", key.sin())));
    jdbc.sql("update pairing set expires_at = now() where sin = ?").param(key.sin()).update();

    assertThat(approve(merchant.id(), asked, key.sin()).status()).isEqualTo(404);
    post(Map.of("id", TestKey.random().sin()));
    assertThat(count("sin = '" + key.sin() + "'")).isZero();
  }

  @Test
  void neverKeepsMoreThanSoManyWaiting() {
    jdbc.sql(
            """
            insert into pairing (token_id, code_digest, offered, sin, facade, created_at,
              expires_at)
            select 'flood-' || n, n::text::bytea, false, 'flood', 'pos', now() - interval '1 hour',
              now() + interval '1 hour'
            from generate_series(1, 10100) n
            """)
        .update();
    try {
      JsonNode asked = only(post(Map.of("id", key.sin())));
      post(Map.of("id", TestKey.random().sin()));

      assertThat(count("not offered and paired_at is null")).isBetween(10_000L, 10_001L);
      assertThat(approve(merchant.id(), asked, key.sin()).status()).isEqualTo(200);
    } finally {
      jdbc.sql("delete from pairing where sin = 'flood'").update();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|010003|id",
        "{\"id\":7}|010002|id must be a string",
        "{\"id\":\"TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCbb\"}|010002|id is no SIN",
        "{\"id\":\"TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCba\",\"facade\":\"root\"}|010002|facade",
        "{\"id\":\"TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCba\",\"label\":\"\\u001b[2J\"}|010002|label",
        "{\"id\":\"TfLZFBH7H7LYbthHKTDJMF2rc8bxXT7QCba\",\"pairingCode\":1}|010002|pairingCode",
        "{\"id\":\"x\",\"facade\":\"root\"}|010002|facade",
        "[]|010002|body"
      })
  void namesWhatItCannotRead(String body, String code, String text) {
    Answer answer = send(body, "application/json");

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
    assertThat(answer.json().get("error").asString()).contains(text);
    assertThat(send("{}", "text/plain").status()).isEqualTo(415);
  }

  private String offer(Map<String, ?> body) {
    Answer answer = operator.post("/admin/merchants/" + merchant.id() + "/pairing-codes", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("pairingCode").asString();
  }

  private Answer approve(String merchantId, JsonNode asked, String sin) {
    return operator.post(
        pairings(merchantId),
        Map.of("pairingCode", asked.get("pairingCode").asString(), "sin", sin));
  }

  private static String pairings(String merchantId) {
    return "/admin/merchants/" + merchantId + "/pairings";
  }

  private String tokens(TestKey whose) {
    return new MerchantClient(api.url(), whose, "").send("GET", "/tokens", "").body();
  }

  private long count(String condition) {
    return jdbc.sql("select count(*) from pairing where " + condition).query(Long.class).single();
  }

  private Answer post(Map<String, ?> fields) {
    return send(
        JsonMapper.shared().writeValueAsString(new LinkedHashMap<>(fields)), "application/json");
  }

  private Answer send(String body, String type) {
    return Http.send(
        "POST",
        api.url() + "/tokens",
        Map.of("X-Accept-Version", "2.0.0", "Content-Type", type),
        body.getBytes(UTF_8));
  }

  private static JsonNode only(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("data")).hasSize(1);
    return answer.json().get("data").get(0);
  }
}
