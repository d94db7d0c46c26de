package org.openpayouts.payoutapi.bitpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestKey;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.schemas.id.IdSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every endpoint of the public port, as Spring has it, against everybody who must not come in. What
 * is open to anybody says so in its code; whatever says nothing has to refuse.
 */
class AuthorisationIT {
  private static final List<String> FACADES = List.of("payout", "merchant", "pos");

  private static final class World {
    private static final RunningApi API = RunningApi.shared();
    private static final TestMerchant VICTIM = TestMerchant.on(API);
    private static final TestMerchant STRANGER = TestMerchant.on(API);
    private static final String PAYOUT = VICTIM.create("authorisation");
    private static final TestKey REVOKED_KEY = TestKey.random();
    private static final Map<String, String> TOKENS = tokens(VICTIM);
    private static final Map<String, String> STRANGERS_TOKENS = tokens(STRANGER);
    private static final List<Endpoint> ENDPOINTS = Endpoint.all(API);

    private static Map<String, String> tokens(TestMerchant merchant) {
      return FACADES.stream()
          .collect(
              toMap(
                  facade -> facade,
                  facade -> TestMerchant.token(API, merchant.id(), merchant.key(), facade)));
    }
  }

  static Stream<Endpoint> unsigned() {
    return World.ENDPOINTS.stream().filter(Endpoint::isUnsigned);
  }

  static Stream<Endpoint> signed() {
    return World.ENDPOINTS.stream().filter(endpoint -> !endpoint.isUnsigned());
  }

  static Stream<Endpoint> withToken() {
    return World.ENDPOINTS.stream().filter(Endpoint::namesAToken);
  }

  @Test
  void knowsMoreThanNothing() {
    assertThat(signed()).extracting(Endpoint::toString).contains("POST /payouts", "GET /ledgers");
    assertThat(unsigned()).extracting(Endpoint::toString).contains("GET /rates", "POST /tokens");
  }

  @ParameterizedTest
  @MethodSource("unsigned")
  void letsAnybodyInWhereTheCodeSaysSo(Endpoint endpoint) {
    Answer answer =
        Http.send(
            endpoint.method(),
            World.API.url() + endpoint.path(Map.of("base", "BTC", "quote", "BTC"), "x"),
            Map.of("X-Accept-Version", "2.0.0", "Content-Type", "application/json"),
            endpoint.hasBody() ? "{}".getBytes(UTF_8) : new byte[0]);

    assertThat(answer.status()).as(answer.body()).isNotIn(401, 403, 405, 500);
  }

  @ParameterizedTest
  @MethodSource("signed")
  void refusesWhoHasNoKey(Endpoint endpoint) {
    Request request = request(endpoint, World.VICTIM.token());

    for (String header : List.of("X-Identity", "X-Signature")) {
      assertThat(send(victim(), request, Map.of(header, "")).status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("signed")
  void refusesWhatWasTamperedWith(Endpoint endpoint) {
    for (String facade : FACADES) {
      Request request = request(endpoint, token(facade));
      String other = RunningApi.PUBLIC_URL + request.target() + request.body() + " ";
      String forged = World.VICTIM.key().sign(other, new byte[0]);

      assertThat(send(victim(), request, Map.of("X-Signature", forged)).status()).isEqualTo(401);
      assertThat(
              send(victim(), request, Map.of("X-Identity", TestKey.random().publicHex())).status())
          .isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("withToken")
  void refusesEveryFacadeButOne(Endpoint endpoint) {
    List<Integer> statuses =
        FACADES.stream()
            .map(facade -> send(victim(), harmless(endpoint, token(facade)), Map.of()).status())
            .toList();

    assertThat(statuses).doesNotContain(401, 500);
    assertThat(statuses.stream().filter(status -> status == 403))
        .hasSize(endpoint.hasTokenInPath() ? 0 : 2);
  }

  @ParameterizedTest
  @MethodSource("withToken")
  void refusesAKeyThatIsNotTheTokens(Endpoint endpoint) {
    for (TestKey key : List.of(TestKey.random(), World.STRANGER.key())) {
      for (String facade : FACADES) {
        Answer answer = send(as(key), request(endpoint, token(facade)), Map.of());

        assertThat(answer.status()).as(facade).isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("signed")
  void showsAStrangerNothing(Endpoint endpoint) {
    for (String facade : FACADES) {
      String own = requireNonNull(World.STRANGERS_TOKENS.get(facade));

      Answer answer = send(as(World.STRANGER.key()), request(endpoint, own), Map.of());

      boolean reads = endpoint.method().equals("GET") && answer.status() == 200;
      assertThat(answer.status()).as(answer.body()).matches(s -> reads || (s >= 400 && s < 500));
      assertThat(answer.body())
          .doesNotContain(World.PAYOUT)
          .doesNotContain(World.VICTIM.recipientId())
          .doesNotContain(World.VICTIM.recipientEmail())
          .doesNotContain(World.VICTIM.token());
    }
  }

  /** Nothing that is refused is remembered, and nothing that was done is done twice. */
  @ParameterizedTest
  @MethodSource("withToken")
  void answersARepeatAsTheFirst(Endpoint endpoint) {
    for (String facade : FACADES) {
      Request request = harmless(endpoint, token(facade));

      Answer first = send(victim(), request, Map.of());

      assertThat(send(victim(), request, Map.of()).body()).isEqualTo(first.body());
    }
  }

  @ParameterizedTest
  @MethodSource("signed")
  void refusesARevokedToken(Endpoint endpoint) {
    for (String facade : FACADES) {
      String token = revokedToken(facade);

      Answer answer = send(as(World.REVOKED_KEY), request(endpoint, token), Map.of());

      assertThat(answer.status()).isEqualTo(endpoint.namesAToken() ? 401 : 200);
      assertThat(answer.body()).doesNotContain(token);
    }
  }

  private record Request(String method, String target, String body) {}

  /** Against what the victim has. */
  private static Request request(Endpoint endpoint, String token) {
    return request(
        endpoint, token, Map.of("payouts", World.PAYOUT, "recipients", World.VICTIM.recipientId()));
  }

  /** Against what nobody has, so that nothing comes of it. */
  private static Request harmless(Endpoint endpoint, String token) {
    return request(endpoint, token, Map.of());
  }

  private static Request request(Endpoint endpoint, String token, Map<String, String> things) {
    Map<String, String> values = new LinkedHashMap<>(things);
    values.put("token", token);
    values.put("sin", World.VICTIM.key().sin());
    values.put("currency", "EUR");
    String path = endpoint.path(values, IdSource.secure().nextId());
    boolean elsewhere = endpoint.hasTokenInPath() || !endpoint.namesAToken();
    if (endpoint.hasBody()) {
      Map<String, String> body = elsewhere ? Map.of("not", "this") : Map.of("token", token);
      return new Request(endpoint.method(), path, JsonMapper.shared().writeValueAsString(body));
    }
    return new Request(endpoint.method(), elsewhere ? path : path + "?token=" + token, "");
  }

  private static String token(String facade) {
    return requireNonNull(World.TOKENS.get(facade));
  }

  /** A fresh one each time, as a revoked one stays revoked. */
  private static String revokedToken(String facade) {
    String token = TestMerchant.token(World.API, World.VICTIM.id(), World.REVOKED_KEY, facade);
    String tokens = "/admin/merchants/" + World.VICTIM.id() + "/tokens";
    var operator = new Operator(World.API);
    for (JsonNode entry : operator.get(tokens).json().get("tokens")) {
      boolean its = entry.at("/sins/0").asString().equals(World.REVOKED_KEY.sin());
      if (its && !entry.get("revoked").asBoolean()) {
        operator.send("DELETE", tokens + "/" + entry.get("tokenId").asString(), "");
      }
    }
    return token;
  }

  private static MerchantClient victim() {
    return as(World.VICTIM.key());
  }

  private static MerchantClient as(TestKey key) {
    return new MerchantClient(World.API.url(), key, "");
  }

  private static Answer send(MerchantClient who, Request request, Map<String, String> changed) {
    return who.send(request.method(), request.target(), request.body().getBytes(UTF_8), changed);
  }
}
