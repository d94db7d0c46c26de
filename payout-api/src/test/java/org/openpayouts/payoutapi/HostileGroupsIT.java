package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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

/** Groups that nobody should send. Whatever they hold, nothing of a refused one is stored. */
class HostileGroupsIT {
  private static final String JSON =
      "{\"amount\":%s,\"currency\":\"USD\",\"ledgerCurrency\":\"GBP\",\"recipientId\":\"%s\"}";

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = merchant.client();

  @ParameterizedTest
  @ValueSource(ints = {1_001, 10_000})
  void refusesTooManyInstructionsAsAWhole(int count) {
    String instruction = JSON.formatted(10, merchant.recipientId());

    Answer answer = send("[" + (instruction + ",").repeat(count - 1) + instruction + "]");

    assertRefused(answer, 400, "at most 1000 instructions; these are " + count);
    assertThat(answer.json().at("/errors/0/param").asString()).isEqualTo("instructions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "\"text\"", "7", "true"})
  void refusesWhatIsNoListOfInstructions(String instructions) {
    assertRefused(send(instructions), 400, "instructions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"amount\":10,\"amount\":20}]",
        "[{\"reference\":\"\\u0000\"}]",
        "[{\"reference\":\"\\ud800\"}]",
        "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
        "[{\"amount\":1e}]",
        "[{\"amount\":NaN}]",
        "[{\"amount\":10},]"
      })
  void refusesAsAWholeWhatIsNoStrictJson(String instructions) {
    assertRefused(send(instructions), 400, "The body");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e400|amount must be a number of at most 40 digits.",
        "1E+999999999|amount must be a number of at most 40 digits.",
        "-10|amount must be greater than zero.",
        "0|amount must be greater than zero.",
        "10.0000000000000000001|amount must have at most 2 decimals in USD.",
        "\"10\"|amount must be a number.",
        "[10]|amount must be a number.",
        "{}|amount must be a number.",
        "true|amount must be a number.",
        "null|Missing required parameter amount."
      })
  void failsTheInstructionWhoseAmountIsNone(String literal, String message) {
    Answer answer = send("[" + JSON.formatted(literal, merchant.recipientId()) + "]");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().at("/failed/0/errMessage").asString()).isEqualTo(message);
    assertThat(answer.json().get("created")).isEmpty();
  }

  @Test
  void failsWhatIsNoInstructionAndTakesTheOthers() {
    String good = JSON.formatted(10, merchant.recipientId());

    Answer answer = send("[null,7,\"text\",[],{}," + good + ",false]");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("created")).hasSize(1);
    assertThat(answer.json().get("failed")).hasSize(6);
    assertThat(answer.json().at("/failed/0/errMessage").asString())
        .isEqualTo("An instruction must be an object.");
    assertThat(answer.json().at("/failed/0").has("payee")).isFalse();
    assertThat(answer.json().at("/failed/4/errMessage").asString())
        .contains("Missing required parameter amount.")
        .contains("Missing required parameter recipientId.");
    assertThat(answer.json().at("/failed/5/index").asInt()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/payouts/group", "/payouts"})
  void refusesABodyOfTwentyMegabytesUnread(String path) {
    String raw =
        RawSocket.answer(
            api,
            "POST "
                + path
                + " HTTP/1.1\r\nHost: a\r\nX-Accept-Version: 2.0.0\r\n"
                + "Content-Type: application/json\r\nContent-Length: 20971520\r\n\r\n{");

    assertThat(raw)
        .startsWith("HTTP/1.1 413 ")
        .contains("\"code\":\"010002\"")
        .contains("larger than");
  }

  /** Its objects would take forty times its bytes. */
  @Test
  void refusesABodyOfVeryManyValues() {
    assertRefused(send("[" + "{},".repeat(200_000) + "{}]"), 400, "The body");
  }

  /** Else anybody could have large bodies read, up to the signature that no merchant made. */
  @ParameterizedTest
  @ValueSource(strings = {"/payouts/group", "/recipients"})
  void refusesALargeBodyOfAStrangerBeforeItIsRead(String path) {
    var stranger = new MerchantClient(api.url(), TestKey.random(), merchant.token());
    byte[] large = ("{\"label\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8);

    assertRefused(stranger.send("POST", path, large, Map.of()), 401, "no token is approved");
  }

  @Test
  void keepsThePlainLimitForPlainPayouts() {
    byte[] large = ("{\"label\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8);

    assertRefused(client.send("POST", "/payouts", large, Map.of()), 413, "larger than 65536");
    assertRefused(client.send("POST", "/payouts/group", large, Map.of()), 400, "token");
  }

  private Answer send(String instructions) {
    return client.send(
        "POST",
        "/payouts/group",
        "{\"token\":\"" + merchant.token() + "\",\"instructions\":" + instructions + "}");
  }

  private void assertRefused(Answer answer, int status, String text) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().get("status").asString()).isEqualTo("error");
    assertThat(answer.json().get("error").asString()).contains(text);
    assertThat(answer.json().get("message")).isEqualTo(answer.json().get("error"));
    assertThat(client.get("/payouts").json().get("data")).isEmpty();
  }
}
