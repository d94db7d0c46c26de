package org.openpayouts.systemtests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.client.RequestSigner;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.systemtests.scenario.Scenario;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;

/** What a client meets at the gateway: payout-api, or a refusal in the same words. */
@Scenario("gateway")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT {
  private static final String NOWHERE = "http://pay.evil.example/api";
  private static final int OVER_THE_LIMIT = 17_000_000;

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "gateway");
  private final NginxGateway gateway = NginxGateway.before(stack);
  private final RequestSigner signer = RequestSigner.of(merchant.privateKeyHex());

  @ParameterizedTest
  @ValueSource(strings = {"direct", "gateway"})
  void whatAClientSaysOfItselfInHeadersCountsForNothing(String way) {
    String base = way.equals("direct") ? stack.file().publicBaseUrl() : gateway.baseUrl();
    String path = "/payouts?limit=1&token=" + merchant.payoutToken();
    Map<String, String> forged =
        Map.of(
            "Forwarded", "host=pay.evil.example;proto=http",
            "X-Forwarded-Host", "pay.evil.example",
            "X-Forwarded-Proto", "http",
            "X-Forwarded-Port", "80",
            "X-Forwarded-Prefix", "/api",
            "X-Forwarded-For", "192.0.2.1");

    Answer honest = get(base + path, base + path, forged);
    Answer liar = get(base + path, NOWHERE + path, forged);

    assertThat(honest.status()).as(honest.body()).isEqualTo(200);
    assertRefusal(liar, 401, "000000", "Invalid signature");
    assertThat(liar.body()).doesNotContain("evil");
  }

  @Test
  void aPathOutsideOfThePrefixIsNotFound() {
    String outside = gateway.baseUrl().replace("/api", "/other/payouts");

    assertRefusal(ask("DELETE", outside, null), 404, "040001", "Resource not found");
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAtTheDoor() {
    Answer answer = ask("POST", gateway.baseUrl() + "/payouts", "x".repeat(OVER_THE_LIMIT));

    assertRefusal(answer, 413, "010002", "too large");
  }

  @Test
  void whereNobodyListensTheAnswerIsLater() {
    try (NginxGateway dead = NginxGateway.beforeNobody()) {
      Answer answer = ask("PUT", dead.baseUrl() + "/recipients/x", "{}");

      assertRefusal(answer, 502, "030000", "not available");
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }
  }

  @Test
  void whereNobodyAnswersTheAnswerIsToRepeat() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName(Ports.HOST));
        NginxGateway waiting = before("waiting", NginxGateway.NOBODY, silent.getLocalPort(), 100)) {
      Answer answer = ask("POST", waiting.baseUrl() + "/payouts", "{}");

      assertRefusal(answer, 504, "010000", "repeat the same request");
    }
  }

  @Test
  void whoComesTooOftenIsTold() {
    try (NginxGateway strict = before("strict", NginxGateway.NOBODY, Ports.free(1).getFirst(), 1)) {
      Answer last = untilRefused(strict, one -> "192.0.2." + one);

      assertRefusal(last, 429, "000000", "Too many requests");
      assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
    }
  }

  @Test
  void behindAnotherGatewayEachClientIsCountedForItself() {
    try (NginxGateway inner = before("inner", Ports.HOST + "/32", Ports.free(1).getFirst(), 1)) {
      Answer noisy = untilRefused(inner, one -> "192.0.2." + one + ", 198.51.100.1");

      assertThat(noisy.status()).isEqualTo(429);
      assertThat(from("198.51.100.2", inner).status()).isEqualTo(502);
    }
  }

  /** The last answer; each request says that it comes from somebody else. */
  private Answer untilRefused(NginxGateway gateway, IntFunction<String> forwardedFor) {
    Answer last = from(forwardedFor.apply(0), gateway);
    for (int i = 1; last.status() != 429 && i < 100; i++) {
      last = from(forwardedFor.apply(i), gateway);
    }
    return last;
  }

  private Answer from(String address, NginxGateway gateway) {
    return stack
        .http()
        .send(
            "GET",
            URI.create(gateway.baseUrl() + "/payouts"),
            Map.of("X-Forwarded-For", address),
            null);
  }

  private static NginxGateway before(String name, String trusted, int upstream, int perSecond) {
    int port = Ports.free(1).getFirst();
    return NginxGateway.start(
        name,
        new NginxGateway.Settings(
            port, "/api", trusted, perSecond, 1, Ports.HOST + ":" + upstream));
  }

  private Answer get(String url, String signed, Map<String, String> more) {
    var headers = new HashMap<>(more);
    headers.put("X-Accept-Version", "2.0.0");
    headers.put("X-Identity", signer.publicKeyHex());
    headers.put("X-Signature", signer.sign(signed));
    return stack.http().send("GET", URI.create(url), headers, null);
  }

  private Answer ask(String method, String url, @Nullable String body) {
    return stack
        .http()
        .send(method, URI.create(url), Map.of("Content-Type", "application/json"), body);
  }

  private static void assertRefusal(Answer answer, int status, String code, String text) {
    JsonNode body = answer.json();
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(body.path("status").asString()).isEqualTo("error");
    assertThat(body.path("code").asString()).isEqualTo(code);
    assertThat(body.has("data") && body.path("data").isNull()).isTrue();
    assertThat(body.path("error").asString())
        .contains(text)
        .isEqualTo(body.path("message").asString());
  }
}
