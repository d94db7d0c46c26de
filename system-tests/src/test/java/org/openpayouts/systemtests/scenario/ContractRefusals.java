package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.localstack.process.Ports;
import org.openpayouts.systemtests.gateway.NginxGateway;
import org.openpayouts.systemtests.stack.Addresses;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.JsonNode;

/** Refusals that no single request meets: something has to happen before. */
final class ContractRefusals {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OVER_EVERY_LIMIT = 17_000_000;
  private static final int BACKLOG = 50;

  private final ContractWorld world;
  private final TestMerchant merchant;

  ContractRefusals(ContractWorld world) {
    this.world = world;
    this.merchant = world.merchant();
  }

  /** Of what has ended, and of a key that was used for something else. */
  void ofRepeats() {
    Map<String, ?> one = merchant.request(new BigDecimal("7.00"), 0, "ended");
    String payout = world.body(one);
    String group = world.body(Map.of("instructions", List.of(one)));
    merchant.client().delete("/payouts/" + ContractWorld.id(post("/payouts", payout), "/data/id"));
    merchant
        .client()
        .delete(
            "/payouts/group/"
                + ContractWorld.id(post("/payouts/group", group), "/created/0/groupId"));
    assertThat(post("/payouts", payout).status()).isEqualTo(409);
    assertThat(post("/payouts/group", group).status()).isEqualTo(409);

    for (String path : List.of("/payouts", "/payouts/group")) {
      Map<String, String> key = Map.of("Idempotency-Key", "contract" + path);
      keyed(path, key, "first").orThrow("POST");
      assertThat(keyed(path, key, "second").status()).isEqualTo(422);
    }
  }

  /** Of a payout that is funded, and of a person whom an operator has paused. */
  void ofEnds() {
    String payout =
        ContractWorld.id(merchant.submit(new BigDecimal("6.00"), 2, "funded"), "/data/id");
    world.stack().cutoff();
    Deadline.in(PATIENCE)
        .until(
            "it is funded",
            () ->
                !merchant
                    .client()
                    .get("/payouts/" + payout)
                    .json()
                    .at("/data/status")
                    .asString()
                    .equals("new"));
    assertThat(merchant.client().delete("/payouts/" + payout).status()).isEqualTo(409);

    merchant.pause(3);
    String paused = merchant.payees().get(3).recipientId();
    assertThat(merchant.client().delete("/recipients/" + paused).status()).isEqualTo(409);
  }

  /** Of a key that was taken away, and of the last one. */
  void ofKeys() {
    String sins = "/tokens/" + merchant.payoutToken() + "/sins";
    String sin = Addresses.freshSin();
    String body = "{\"sin\":\"%s\"}".formatted(sin);
    String own =
        merchant
            .send("GET", sins, null, Map.of())
            .orThrow("GET")
            .json()
            .at("/data/0/sin")
            .asString();
    post(sins, body).orThrow("POST");
    for (JsonNode key : merchant.send("GET", sins, null, Map.of()).json().path("data")) {
      String linked = key.path("sin").asString();
      if (!linked.equals(own)) {
        merchant.send("DELETE", sins + "/" + linked, null, Map.of()).orThrow("DELETE");
      }
    }

    assertThat(post(sins, body).status()).isEqualTo(409);
    assertThat(merchant.send("DELETE", sins + "/" + own, null, Map.of()).status()).isEqualTo(409);
  }

  /** Of a gateway behind which nobody is, or somebody who is silent, and of one that has enough. */
  void ofGateways(List<JsonNode> requests) {
    try (var silent = new ServerSocket(0, BACKLOG, InetAddress.getByName(Ports.HOST));
        NginxGateway dead = NginxGateway.beforeNobody();
        NginxGateway strict = gateway("contract-strict", Ports.free(1).getFirst(), 1);
        NginxGateway waiting = gateway("contract-waiting", silent.getLocalPort(), 1_000)) {
      for (JsonNode request : requests) {
        world.send(request, dead.baseUrl());
        for (int i = 0; world.send(request, strict.baseUrl()).status() != 429 && i < 5; i++) {}
      }
      for (String method : List.of("POST", "GET", "PUT", "DELETE")) {
        world.send(
            requests.stream()
                .filter(one -> one.path("method").asString().equals(method))
                .findFirst()
                .orElseThrow(),
            waiting.baseUrl());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void ofLargeBodies(List<JsonNode> requests) {
    String body = " ".repeat(OVER_EVERY_LIMIT);
    String base = NginxGateway.before(world.stack()).baseUrl();
    for (JsonNode request : requests) {
      URI uri = URI.create(base + request.path("target").asString());
      Map<String, String> type = Map.of("Content-Type", "application/json");
      world.stack().http().send(request.path("method").asString(), uri, type, body);
    }
  }

  private static NginxGateway gateway(String name, int upstream, int perSecond) {
    int port = Ports.free(1).getFirst();
    return NginxGateway.start(
        name,
        new NginxGateway.Settings(
            port, "/api", NginxGateway.NOBODY, perSecond, 1, Ports.HOST + ":" + upstream));
  }

  private Answer keyed(String path, Map<String, String> key, String reference) {
    Map<String, ?> one = merchant.request(new BigDecimal("7.00"), 0, reference);
    String body = world.body(path.endsWith("group") ? Map.of("instructions", List.of(one)) : one);
    return merchant.send("POST", path, body, key);
  }

  private Answer post(String path, String body) {
    return merchant.send("POST", path, body, Map.of());
  }
}
