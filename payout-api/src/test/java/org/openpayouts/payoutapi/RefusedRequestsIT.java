package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RawSocket;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestKey;
import org.openpayouts.payoutapi.running.TestMerchant;

class RefusedRequestsIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = merchant.client();

  @ParameterizedTest
  @ValueSource(strings = {"X-Identity", "X-Signature"})
  void refusesUnsignedRequests(String header) {
    Answer answer = create(Map.of(header, ""));

    assertRefused(answer, 401, "000000", "Missing header " + header);
  }

  @Test
  void refusesABadSignatureAndShowsInTheSandboxWhatWasHashed() {
    Answer answer =
        create(Map.of("X-Signature", merchant.key().sign("another string", new byte[0])));

    assertRefused(answer, 401, "000000", "Invalid signature");
    assertThat(answer.json().get("error").asString()).contains("https://pay.example/payouts");
  }

  @Test
  void refusesAnIdentityThatIsNoKey() {
    assertRefused(
        create(Map.of("X-Identity", "02" + "ff".repeat(32))), 401, "000000", "X-Identity");
  }

  @Test
  void refusesAForeignKeyAndAForeignTokenAlike() {
    TestMerchant other = TestMerchant.on(api);
    var foreignKey = new MerchantClient(api.url(), TestKey.random(), merchant.token());
    var foreignToken = new MerchantClient(api.url(), merchant.key(), other.token());
    var unknownToken = new MerchantClient(api.url(), merchant.key(), "nothing");

    for (MerchantClient stranger : List.of(foreignKey, foreignToken, unknownToken)) {
      Answer answer = stranger.post("/payouts", merchant.fields("stranger"));
      assertRefused(answer, 401, "000000", "Unauthorized sin");
      assertRefused(stranger.get("/payouts"), 401, "000000", "Unauthorized sin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pos", "merchant"})
  void refusesTokensOfOtherFacades(String facade) {
    String token = TestMerchant.token(api, merchant.id(), merchant.key(), facade);
    var stranger = new MerchantClient(api.url(), merchant.key(), token);

    assertRefused(stranger.get("/payouts"), 403, "000000", facade);
  }

  @Test
  void wantsTheVersionOfTheDialect() {
    assertRefused(create(Map.of("X-Accept-Version", "")), 400, "010003", "X-Accept-Version");
    assertRefused(create(Map.of("X-Accept-Version", "1.0.0")), 400, "010002", "2.0.0");
  }

  @Test
  void wantsJson() {
    assertRefused(create(Map.of("Content-Type", "text/plain")), 415, "010002", "application/json");
    assertRefused(create(Map.of("Content-Type", "")), 415, "010002", "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
  void takesAFormOfPartsForWhatItIs(String type) {
    byte[] body =
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n".getBytes(UTF_8);

    assertRefused(
        client.send("POST", "/payouts", body, Map.of("Content-Type", type)),
        415,
        "010002",
        "application/json");
    assertRefused(
        client.send("POST", "/payouts", body, Map.of("Content-Type", type, "X-Identity", "")),
        415,
        "010002",
        "application/json");
  }

  @Test
  void wantsAToken() {
    assertRefused(client.send("POST", "/payouts", "{}"), 400, "010003", "token");
    assertRefused(client.send("GET", "/payouts", ""), 400, "020003", "token");
    assertRefused(client.send("DELETE", "/payouts/x", ""), 400, "040003", "token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"amount\": 10, \"amount\": 20}",
        "{\"reference\": \"\\u0000\"}",
        "{\"reference\": \"\\ud800\"}",
        "{\"amount\": 1e}"
      })
  void refusesMalformedBodies(String body) {
    byte[] bytes = body.getBytes(UTF_8);

    Answer answer =
        client.send("POST", "/payouts", bytes, Map.of("Content-Type", "application/json"));

    assertRefused(answer, 400, "010002", "body");
  }

  @ParameterizedTest
  @CsvSource({"1e400", "1E+999999999", "-5", "0", "4.99", "10.001", "1e-20"})
  void refusesAmounts(String literal) {
    String body =
        client
            .body(merchant.fields("amount"))
            .replace("\"amount\":10,", "\"amount\":" + literal + ",");

    Answer answer = client.send("POST", "/payouts", body);

    assertRefused(answer, 400, "010002", "amount");
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    Map<String, Object> fields = new HashMap<>(merchant.fields("all"));
    fields.put("amount", "10");
    fields.put("currency", "XYZ");
    fields.put("recipientId", "nobody");
    fields.put("notificationURL", "http://merchant.example");
    fields.put("effectiveDate", "soon");

    Answer answer = client.post("/payouts", fields);

    assertRefused(answer, 400, "010002", "amount must be a number.");
    assertThat(
            StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                .map(error -> error.get("param").asString()))
        .containsExactlyInAnyOrder(
            "amount", "currency", "recipientId", "notificationURL", "effectiveDate");
  }

  @Test
  void refusesABodyOverTheLimitDeclaredOrNot() {
    byte[] large = ("{\"label\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8);

    assertRefused(client.send("POST", "/payouts", large, Map.of()), 413, "010002", "larger");
    String chunked =
        RawSocket.answer(
            api,
            "POST /payouts HTTP/1.1\r\nHost: a\r\nX-Accept-Version: 2.0.0\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "11170\r\n"
                + "x".repeat(70_000)
                + "\r\n0\r\n\r\n");
    assertThat(chunked).contains(" 413 ").contains("\"code\":\"010002\"");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404, 020001",
    "POST, /payouts/, 404, 010001",
    "GET, /admin/merchants, 404, 020001",
    "GET, /actuator/health, 404, 020001",
    "PUT, /payouts, 405, 030002",
    "PATCH, /payouts, 405, 000000",
    "GET, /payouts/%2e%2e%2fadmin, 400, 020002",
    "GET, /payouts?token=%zz, 401, 000000"
  })
  void answersTheContainersOwnErrorsInTheSameForm(
      String method, String target, int status, String code) {
    String raw =
        RawSocket.answer(
            api,
            method
                + " "
                + target
                + " HTTP/1.1\r\nHost: a\r\nX-Accept-Version: 2.0.0\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");

    assertThat(raw)
        .startsWith("HTTP/1.1 " + status)
        .contains("\"code\":\"" + code + "\"")
        .contains("\"status\":\"error\"")
        .doesNotContain("<html")
        .doesNotContain("Tomcat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET /payouts?a=<b> HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /payouts HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /payouts HTTP/1.1\r\n\r\n",
        "POST /payouts HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"
      })
  void answersBrokenHttpInTheSameForm(String request) {
    String raw = RawSocket.answer(api, request);

    assertThat(raw).contains("\"status\":\"error\"").doesNotContain("<html");
  }

  @Test
  void refusesHeadersThatAreTooLarge() {
    String raw =
        RawSocket.answer(
            api, "GET /payouts HTTP/1.1\r\nHost: a\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n");

    assertThat(raw).contains("\"status\":\"error\"").doesNotContain("<html");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=1001, limit",
    "limit=x, limit",
    "offset=-1, offset",
    "status=lost, status",
    "startDate=yesterday, startDate",
    "endDate=2020-13-01, endDate",
    "reference=%00, reference"
  })
  void refusesFiltersThatCannotBeRead(String query, String field) {
    Answer answer = client.get("/payouts?" + query);

    assertRefused(answer, 400, "020002", field);
    assertThat(answer.json().at("/errors/0/param").asString()).isEqualTo(field);
  }

  @Test
  void refusesABrokenEscapeInASignedQuery() {
    String target = client.withToken("/payouts?reference=%zz");

    String raw =
        RawSocket.answer(
            api,
            "GET "
                + target
                + " HTTP/1.1\r\nHost: a\r\nX-Accept-Version: 2.0.0\r\n"
                + "X-Identity: "
                + merchant.key().publicHex()
                + "\r\nX-Signature: "
                + merchant.key().sign(RunningApi.PUBLIC_URL + target, new byte[0])
                + "\r\nConnection: close\r\n\r\n");

    assertThat(raw).startsWith("HTTP/1.1 400").contains("\"code\":\"020002\"");
  }

  @Test
  void sendsEachResponseHeaderOnce() {
    Answer answer = client.get("/payouts");

    assertThat(answer.headers().map()).allSatisfy((name, values) -> assertThat(values).hasSize(1));
    assertThat(answer.header("content-type")).startsWith("application/json");
  }

  private Answer create(Map<String, String> headers) {
    return client.send(
        "POST", "/payouts", client.body(merchant.fields("refused")).getBytes(UTF_8), headers);
  }

  private static void assertRefused(Answer answer, int status, String code, String text) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("status").asString()).isEqualTo("error");
    assertThat(answer.json().get("code").isString()).isTrue();
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
    assertThat(answer.json().get("data").isNull()).isTrue();
    assertThat(answer.json().get("error").asString()).contains(text);
    assertThat(answer.json().get("message")).isEqualTo(answer.json().get("error"));
  }
}
