package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.merchant.Callers;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestKey;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.payoutapi.signature.PublicKey;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.SealedWebhookKey;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys of a token, and its end. */
class TokensIT {
  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);
  private final TestMerchant merchant = TestMerchant.on(api);
  private final TestKey first = merchant.key();
  private final TestKey second = TestKey.random();

  @Test
  void rotatesKeysWithoutAGap() {
    assertThat(sins(first)).containsExactly(first.sin());
    assertThat(payouts(second)).isEqualTo(401);

    Answer linked = link(first, second);

    assertThat(linked.status()).as(linked.body()).isEqualTo(200);
    assertThat(link(first, second).body()).isEqualTo(linked.body());
    assertThat(sins(second)).containsExactlyInAnyOrder(first.sin(), second.sin());
    assertThat(payouts(first)).isEqualTo(200);
    assertThat(payouts(second)).isEqualTo(200);

    Answer unlinked = unlink(second, first.sin());

    assertThat(unlinked.body())
        .isEqualTo("{\"status\":\"success\",\"success\":true,\"data\":{},\"message\":null}");
    assertThat(unlink(second, first.sin()).status()).isEqualTo(200);
    assertThat(payouts(first)).isEqualTo(401);
    assertThat(link(first, TestKey.random()).status()).isEqualTo(401);
    assertThat(payouts(second)).isEqualTo(200);
    SealedWebhookKey told = told(4);
    assertThat(told.getSins()).containsExactly(second.sin());
    assertThat(told.getUnlinkedSins()).containsExactly(first.sin());
  }

  /** The signed request that linked it could be sent again by whoever has seen it. */
  @Test
  void neverLinksAKeyAgain() {
    String body = JsonMapper.shared().writeValueAsString(Map.of("sin", second.sin()));
    MerchantClient client = client(first);
    assertThat(client.send("POST", path(), body).status()).isEqualTo(200);
    assertThat(unlink(first, second.sin()).status()).isEqualTo(200);

    Answer replayed = client.send("POST", path(), body);

    assertThat(replayed.status()).isEqualTo(409);
    assertThat(replayed.json().get("error").asString()).contains("unlinked");
    assertThat(payouts(second)).isEqualTo(401);
  }

  @Test
  void leavesATokenItsLastKey() {
    assertThat(unlink(first, first.sin()).status()).isEqualTo(409);
    assertThat(unlink(first, second.sin()).status()).isEqualTo(404);
    assertThat(unlink(first, "nobody").status()).isEqualTo(404);
    assertThat(payouts(first)).isEqualTo(200);
  }

  @Test
  void letsOnlyTheTokensOwnKeysSpeakOfIt() {
    TestMerchant other = TestMerchant.on(api);

    for (TestKey stranger : List.of(second, other.key())) {
      assertThat(client(stranger).send("GET", path(), "").status()).isEqualTo(401);
      assertThat(link(stranger, stranger).status()).isEqualTo(401);
      assertThat(unlink(stranger, first.sin()).status()).isEqualTo(401);
    }
    assertThat(sins(first)).containsExactly(first.sin());
  }

  @Test
  void boundsTheKeysOfAToken() {
    IntStream.range(0, 9)
        .forEach(i -> assertThat(link(first, TestKey.random()).status()).isEqualTo(200));

    assertThat(link(first, TestKey.random()).status()).isEqualTo(409);
  }

  @Test
  void refusesARevokedTokenAtOnceAndForEver() {
    JsonNode entry = entries().get(0);
    String id = entry.get("tokenId").asString();
    assertThat(entry.get("sins").get(0).asString()).isEqualTo(first.sin());
    assertThat(entry.get("revoked").asBoolean()).isFalse();

    Answer revoked = revoke(merchant.id(), id);

    assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
    assertThat(payouts(first)).isEqualTo(401);
    assertThat(client(first).post("/payouts", merchant.fields("late")).status()).isEqualTo(401);
    assertThat(client(first).send("GET", "/tokens", "").body()).isEqualTo("{\"data\":[]}");
    assertThat(link(first, second).status()).isEqualTo(401);
    assertThat(revoke(merchant.id(), id).body()).isEqualTo(revoked.body());
    assertThat(entries().get(0).get("revoked").asBoolean()).isTrue();
    assertThat(told(3).getRevoked()).isTrue();

    String next = TestMerchant.token(api, merchant.id(), first, "payout");

    assertThat(next).isNotEqualTo(merchant.token());
    assertThat(new MerchantClient(api.url(), first, next).get("/payouts").status()).isEqualTo(200);
    assertThat(payouts(first)).isEqualTo(401);
  }

  @Test
  void revokesNobodyElsesToken() {
    String id = entries().get(0).get("tokenId").asString();

    assertThat(revoke(TestMerchant.on(api).id(), id).status()).isEqualTo(404);
    assertThat(revoke(merchant.id(), "1111111111111111111111").status()).isEqualTo(404);
    assertThat(revoke(merchant.id(), merchant.token()).status()).isEqualTo(404);
    assertThat(operator.get("/admin/merchants/nobody/tokens").status()).isEqualTo(404);
    assertThat(payouts(first)).isEqualTo(200);
  }

  /**
   * What counts for a key that names no token must not count for a stranger who linked it first.
   */
  @Test
  void takesAKeyForThatOfTheMerchantItWasPairedWith() {
    assertThat(merchantOf(second)).isEmpty();
    assertThat(link(first, second).status()).isEqualTo(200);
    assertThat(merchantOf(second)).contains(new MerchantId(merchant.id()));

    TestMerchant owner = TestMerchant.on(api);
    TestMerchant.token(api, owner.id(), second, "payout");

    assertThat(merchantOf(second)).contains(new MerchantId(owner.id()));
    assertThat(merchantOf(first)).contains(new MerchantId(merchant.id()));
  }

  private Optional<MerchantId> merchantOf(TestKey key) {
    return api.bean(Callers.class).merchantOf(PublicKey.parse(key.publicHex()).orElseThrow());
  }

  private JsonNode entries() {
    Answer answer = operator.get("/admin/merchants/" + merchant.id() + "/tokens");
    assertThat(answer.body()).doesNotContain(merchant.token());
    return answer.json().get("tokens");
  }

  private Answer revoke(String merchantId, String tokenId) {
    return operator.send("DELETE", "/admin/merchants/" + merchantId + "/tokens/" + tokenId, "");
  }

  /** The token in that version of the merchant. */
  private SealedWebhookKey told(long version) {
    return ((MerchantChanged)
            TestTopics.await(
                    Topics.MERCHANTS,
                    1,
                    found ->
                        found.key().equals(merchant.id())
                            && ((MerchantChanged) found.value()).getVersion() == version)
                .getFirst()
                .value())
        .getWebhookKeys()
        .getFirst();
  }

  private String path() {
    return "/tokens/" + merchant.token() + "/sins";
  }

  private MerchantClient client(TestKey key) {
    return new MerchantClient(api.url(), key, merchant.token());
  }

  private int payouts(TestKey key) {
    return client(key).get("/payouts").status();
  }

  private Answer link(TestKey by, TestKey other) {
    return client(by)
        .send("POST", path(), JsonMapper.shared().writeValueAsString(Map.of("sin", other.sin())));
  }

  private Answer unlink(TestKey by, String sin) {
    return client(by).send("DELETE", path() + "/" + sin, "");
  }

  private List<String> sins(TestKey by) {
    return StreamSupport.stream(
            client(by).send("GET", path(), "").json().get("data").spliterator(), false)
        .map(key -> key.get("sin").asString())
        .toList();
  }
}
