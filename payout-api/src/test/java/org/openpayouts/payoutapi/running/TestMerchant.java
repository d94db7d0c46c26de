package org.openpayouts.payoutapi.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant with a key, a payout token and one active recipient, made through the admin API. */
public record TestMerchant(
    ApiAddress api,
    String id,
    TestKey key,
    String token,
    String recipientId,
    String recipientEmail) {
  public static final String ADDRESS = "bcrt1q6z64a43mjgkcq0ul2znwneq3spghrlau9slefp";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  public static TestMerchant on(RunningApi api) {
    return on(api, Map.of());
  }

  public static TestMerchant on(RunningApi api, Map<String, ?> policy) {
    return on(api.address(), policy);
  }

  public static TestMerchant on(ApiAddress api, Map<String, ?> policy) {
    var operator = new Operator(api);
    String externalId = "shop-" + UUID.randomUUID();
    Answer merchant =
        taken(() ->
            operator.put(
                "/admin/merchants/" + externalId,
                Map.of("name", "Shop", "settlementCurrency", "EUR", "policy", policy)));
    assertThat(merchant.status()).as(merchant.body()).isEqualTo(200);
    String id = merchant.json().get("merchantId").asString();
    TestKey key = TestKey.random();
    String email = "alice-" + UUID.randomUUID() + "@example.com";
    Answer recipient =
        operator.put(
            "/admin/merchants/" + id + "/recipients/" + email,
            Map.of(
                "status",
                "active",
                "shopperId",
                "shopper-" + externalId,
                "withdrawal",
                Map.of("asset", "BTC", "address", ADDRESS)));
    assertThat(recipient.status()).as(recipient.body()).isEqualTo(200);
    return new TestMerchant(
        api,
        id,
        key,
        token(api, id, key, "payout"),
        recipient.json().get("recipientId").asString(),
        email);
  }

  /** A service that has not compared itself with the broker yet changes no merchants. */
  private static Answer taken(Callable<Answer> question) {
    return await().atMost(PATIENCE).until(question, answer -> answer.status() != 503);
  }

  /** Issues a token of a facade for a key. */
  public static String token(RunningApi api, String merchant, TestKey key, String facade) {
    return token(api.address(), merchant, key, facade);
  }

  private static String token(ApiAddress api, String merchant, TestKey key, String facade) {
    Answer answer =
        new Operator(api)
            .post(
                "/admin/merchants/" + merchant + "/tokens",
                Map.of("facade", facade, "publicKey", key.publicHex()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("token").asString();
  }

  public MerchantClient client() {
    return clientAt(api.url());
  }

  public MerchantClient clientAt(String url) {
    return new MerchantClient(url, key, token);
  }

  /** Fields of a payout that is accepted. */
  public Map<String, Object> fields(String reference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("amount", 10);
    fields.put("currency", "USD");
    fields.put("ledgerCurrency", "GBP");
    fields.put("recipientId", recipientId);
    fields.put("reference", reference);
    return fields;
  }

  /** Has another recipient made active and answers its id. */
  public String anotherRecipient(RunningApi running) {
    String email = "bob-" + UUID.randomUUID() + "@example.com";
    Answer answer =
        new Operator(running)
            .put(
                "/admin/merchants/" + id + "/recipients/" + email,
                Map.of(
                    "status", "active", "withdrawal", Map.of("asset", "BTC", "address", ADDRESS)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("recipientId").asString();
  }

  /** Has the one recipient removed. */
  public void remove(RunningApi running) {
    running
        .bean(JdbcClient.class)
        .sql("update recipient set status = 'removed' where recipient_id = ?")
        .param(recipientId)
        .update();
  }

  /** Creates a payout and answers its id. */
  public String create(String reference) {
    Answer answer = client().post("/payouts", fields(reference));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().at("/data/id").asString();
  }
}
