package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.systemtests.stack.Journal;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import org.openpayouts.systemtests.stack.Witnesses;
import tools.jackson.databind.JsonNode;

/** Whatever comes over the wire that is no good request gets BitPay's error body and no payout. */
@Scenario("bad-input")
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "bad").withPayees(1);
  private final TestMerchant foreign = TestMerchant.in(stack, "foreign").withPayees(1);
  private long before;

  @BeforeAll
  void countPayouts() {
    before = payouts();
  }

  @AfterAll
  void noneOfItMadeAPayout() {
    assertThat(payouts()).isEqualTo(before);
    try (Witnesses witnesses = new Witnesses(stack, new Journal(merchant))) {
      witnesses.assertGuarantees();
    }
  }

  static Stream<Arguments> badFields() {
    return Stream.of(
        Arguments.of("below the minimum", "amount", "4.99", "010002", "at least 5 USD"),
        Arguments.of("negative", "amount", "-10", "010002", "greater than zero"),
        Arguments.of("zero", "amount", "0", "010002", "greater than zero"),
        Arguments.of("1e400", "amount", "1e400", "010002", "amount"),
        Arguments.of("1e999999999", "amount", "1e999999999", "010002", "amount"),
        Arguments.of("too many decimals", "amount", "10.001", "010002", "at most 2 decimals"),
        Arguments.of("too large", "amount", "10000000000001", "010002", "at most"),
        Arguments.of("a text", "amount", "\"ten\"", "010002", "amount"),
        Arguments.of("no currency of ours", "currency", "\"ABC\"", "010002", "currency"),
        Arguments.of("no ledger of ours", "ledgerCurrency", "\"?\"", "010002", "ledgerCurrency"),
        Arguments.of(
            "unknown recipient",
            "recipientId",
            "\"1111111111111111111112\"",
            "010002",
            "recipient"),
        Arguments.of("recipient that is no id", "recipientId", "\"x\"", "010002", "recipient"),
        Arguments.of("no date", "effectiveDate", "\"soon\"", "010002", "effectiveDate"),
        Arguments.of("plain http", "notificationURL", "\"http://x.example\"", "010002", "https"),
        Arguments.of("U+0000", "reference", "\"a\\u0000b\"", "010002", "0000"),
        Arguments.of("a lone surrogate", "reference", "\"a\\ud800b\"", "010002", "surrogate"),
        Arguments.of(
            "a long reference", "reference", "\"" + "r".repeat(101) + "\"", "010002", "100"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFields")
  void aBadFieldIsRefusedByName(
      String what, String field, String json, String code, String sentence) {
    Answer answer = post(body(Map.of(field, json)));

    assertRefusal(answer, 400, code);
    assertThat(answer.error()).as(what).containsIgnoringCase(sentence);
  }

  @ParameterizedTest
  @MethodSource
  void malformedJsonIsRefused(String body) {
    assertRefusal(post(body), 400, "010002");
  }

  static Stream<String> malformedJsonIsRefused() {
    return Stream.of("", "{", "[]", "null", "{\"amount\":10,\"amount\":11}", "{\"amount\":01}");
  }

  @Test
  void amountsThatAreMissingAreNamed() {
    Answer answer = post("{\"token\":\"" + merchant.payoutToken() + "\"}");

    assertRefusal(answer, 400, "010003");
    assertThat(answer.error()).contains("amount").contains("currency").contains("recipientId");
  }

  @Test
  void anUnsignedRequestIsRefused() {
    Answer answer = merchant.unsigned("POST", "/payouts", body(Map.of()));

    assertRefusal(answer, 401, "000000");
    assertThat(answer.error()).contains("X-Identity");
  }

  @Test
  void aBadlySignedRequestIsToldWhatWasHashed() {
    String signature = "3006020101020101";
    Answer answer =
        merchant.send("POST", "/payouts", body(Map.of()), Map.of("X-Signature", signature));

    assertRefusal(answer, 401, "000000");
    assertThat(answer.error())
        .contains("Invalid signature")
        .contains(stack.file().publicBaseUrl() + "/payouts");
  }

  @Test
  void aTokenOfAnotherMerchantIsRefused() {
    Answer read = merchant.send("GET", "/payouts?token=" + foreign.payoutToken(), null, Map.of());
    Answer write = post(body(Map.of("token", "\"" + foreign.payoutToken() + "\"")));

    assertRefusal(read, 401, "000000");
    assertRefusal(write, 401, "000000");
  }

  @Test
  void aTokenOfAnotherFacadeIsRefused() {
    String token = merchant.token("merchant");

    assertRefusal(post(body(Map.of("token", "\"" + token + "\""))), 403, "000000");
  }

  @Test
  void aPayoutOfAnotherMerchantIsNotFound() {
    Answer made = foreign.submit(new BigDecimal("6.00"), 0, "not-yours");
    String id = made.orThrow("POST").json().path("data").path("id").asString();

    assertRefusal(merchant.client().get("/payouts/" + id), 404, "020001");
    assertRefusal(merchant.client().delete("/payouts/" + id), 404, "040001");
    assertThat(foreign.client().delete("/payouts/" + id).isSuccess()).isTrue();
  }

  @Test
  void aBodyWithoutEndIsRefused() {
    String body = body(Map.of("reference", "\"" + "x".repeat(2_000_000) + "\""));

    assertThat(post(body).status()).isEqualTo(413);
  }

  private Answer post(String body) {
    return merchant.send("POST", "/payouts", body, Map.of());
  }

  /** A good body with some fields replaced by raw JSON, which may be what no library writes. */
  private String body(Map<String, String> bent) {
    var fields = new java.util.LinkedHashMap<String, String>();
    fields.put("token", "\"" + merchant.payoutToken() + "\"");
    fields.put("amount", "10.00");
    fields.put("currency", "\"USD\"");
    fields.put("ledgerCurrency", "\"USD\"");
    fields.put("recipientId", "\"" + merchant.payees().getFirst().recipientId() + "\"");
    fields.put("reference", "\"bad-input\"");
    fields.putAll(bent);
    var json = new StringBuilder();
    fields.forEach((name, value) ->
        json.append(json.isEmpty() ? "{" : ",")
            .append('"')
            .append(name)
            .append("\":")
            .append(value));
    return json.append('}').toString();
  }

  private long payouts() {
    return merchant.client().get("/payouts").orThrow("GET").json().path("data").size();
  }

  private static void assertRefusal(Answer answer, int status, String code) {
    JsonNode body = answer.json();
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(body.path("status").asString()).isEqualTo("error");
    assertThat(body.path("code").asString()).isEqualTo(code);
    assertThat(body.path("error").asString())
        .isNotBlank()
        .isEqualTo(body.path("message").asString());
    assertThat(body.has("data") && body.path("data").isNull()).isTrue();
    assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000);
  }
}
