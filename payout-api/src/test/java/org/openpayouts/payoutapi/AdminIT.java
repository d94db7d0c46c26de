package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestKey;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.DepositReceived;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.SealedWebhookKey;
import org.openpayouts.schemas.event.Withdrawal;
import org.openpayouts.schemas.intent.Mac;
import org.openpayouts.schemas.intent.PaymentIntent;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

class AdminIT {
  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);

  @Test
  void makesAMerchantOnceAndPublishesEachChange() {
    String path = "/admin/merchants/shop-" + UUID.randomUUID();
    Map<String, ?> profile = Map.of("name", "Shop", "settlementCurrency", "EUR");

    Answer first = operator.put(path, profile);
    Answer again = operator.put(path, profile);
    Answer changed = operator.put(path, Map.of("name", "Shop 2", "settlementCurrency", "EUR"));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.json().get("version").asLong()).isEqualTo(1);
    assertThat(changed.json().get("version").asLong()).isEqualTo(2);
    String id = first.json().get("merchantId").asString();
    List<TestTopics.Found> facts =
        TestTopics.await(Topics.MERCHANTS, 2, found -> found.key().equals(id));
    assertThat(facts)
        .extracting(found -> ((MerchantChanged) found.value()).getVersion())
        .containsExactly(1L, 2L);
  }

  @Test
  void showsATokenAgainAndSealsItForTheDispatcher() throws Exception {
    TestMerchant merchant = TestMerchant.on(api);

    String again = TestMerchant.token(api, merchant.id(), merchant.key(), "payout");

    assertThat(again).isEqualTo(merchant.token()).hasSizeBetween(43, 44);
    MerchantChanged fact =
        (MerchantChanged)
            TestTopics.await(
                    Topics.MERCHANTS,
                    1,
                    found ->
                        found.key().equals(merchant.id())
                            && !((MerchantChanged) found.value()).getWebhookKeys().isEmpty())
                .getFirst()
                .value();
    SealedWebhookKey sealed = fact.getWebhookKeys().getFirst();
    assertThat(sealed.getFacade()).isEqualTo("payout");
    assertThat(fact.toString()).doesNotContain(merchant.token());
    assertThat(open(sealed, merchant.id())).isEqualTo(merchant.token());
  }

  @Test
  void authenticatesEachVersionOfAWithdrawal() {
    TestMerchant merchant = TestMerchant.on(api);
    String path = "/admin/merchants/" + merchant.id() + "/recipients/bob@example.com";
    Map<String, ?> profile =
        Map.of(
            "label", "Bob", "withdrawal", Map.of("asset", "BTC", "address", TestMerchant.ADDRESS));

    Answer first = operator.put(path, profile);
    Answer again = operator.put(path, profile);
    Answer paused = operator.put(path, Map.of("status", "paused"));

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(paused.json().get("version").asLong()).isEqualTo(2);
    String id = first.json().get("recipientId").asString();
    RecipientChanged fact =
        (RecipientChanged)
            TestTopics.await(Topics.RECIPIENTS, 2, found -> found.key().equals(id))
                .getFirst()
                .value();
    Withdrawal withdrawal = fact.getWithdrawal();
    assertThat(
            api.destinationKey()
                .verifies(
                    new PaymentIntent.Target(
                        merchant.id(),
                        id,
                        withdrawal.getRecipientVersion(),
                        withdrawal.getAsset(),
                        withdrawal.getChain(),
                        withdrawal.getDestination().getAddress(),
                        withdrawal.getDestination().getMemo()),
                    Mac.of(withdrawal.getDestinationMac())))
        .isTrue();
    assertThat(withdrawal.getRecipientVersion()).isEqualTo(1);
  }

  @Test
  void takesADepositOnce() {
    TestMerchant merchant = TestMerchant.on(api);
    String path = "/admin/merchants/" + merchant.id() + "/deposits";
    Map<String, ?> deposit =
        Map.of("externalId", "wire-1", "currency", "EUR", "amount", "1000.50", "rail", "test");

    Answer first = operator.post(path, deposit);
    Answer again = operator.post(path, deposit);
    Answer other =
        operator.post(
            path, Map.of("externalId", "wire-1", "currency", "EUR", "amount", "9", "rail", "test"));

    assertThat(first.status()).as(first.body()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    List<TestTopics.Found> facts =
        TestTopics.await(
            Topics.RESERVE_COMMANDS, 1, found -> found.key().equals(merchant.id() + ":EUR"));
    assertThat(((DepositReceived) facts.getFirst().value()).getAmount()).isEqualTo("1000.5");
  }

  /** Whoever has booked it knows it by its id, also when this database went back behind it. */
  @Test
  void givesADepositThatItHasForgottenTheSameId() {
    TestMerchant merchant = TestMerchant.on(api);
    String path = "/admin/merchants/" + merchant.id() + "/deposits";
    Map<String, ?> deposit =
        Map.of("externalId", "wire-1", "currency", "EUR", "amount", "10", "rail", "test");
    Answer first = operator.post(path, deposit);
    api.bean(JdbcClient.class)
        .sql("delete from deposit where merchant_id = ?")
        .param(merchant.id())
        .update();

    Answer again = operator.post(path, deposit);
    Answer other =
        operator.post(
            path,
            Map.of("externalId", "wire-2", "currency", "EUR", "amount", "10", "rail", "test"));

    assertThat(again.status()).as(again.body()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.body()).isNotEqualTo(first.body());
  }

  @Test
  void opensOnlyWithTheCredential() {
    for (Map<String, String> headers :
        List.of(
            Map.<String, String>of(),
            Map.of("Authorization", "Bearer wrong"),
            Map.of("Authorization", api.adminCredential()))) {
      Answer answer = Http.send("GET", api.adminUrl() + "/admin/x", headers, new byte[0]);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.json().get("error").asString()).contains("Bearer");
    }
  }

  @Test
  void servesNothingElseOnItsPortAndNothingOfItOnThePublicOne() {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + api.adminCredential());

    assertThat(operator.get("/payouts").status()).isEqualTo(404);
    assertThat(operator.get("/openapi.json").status()).isEqualTo(404);
    for (String path :
        List.of("/admin/merchants/x/reserves", "//admin/merchants/x/reserves", "/admin;a/x")) {
      Answer answer = Http.send("GET", api.url() + path, headers, new byte[0]);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.json().get("code").asString()).isEqualTo("020001");
    }
  }

  @Test
  void changesNothingOnTheManagementPortWithoutTheCredential() {
    for (String path : List.of("/actuator/reemit", "/actuator/parked/x")) {
      Answer answer = Http.send("POST", api.managementUrl() + path, Map.of(), new byte[0]);

      assertThat(answer.status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void showsItsHealthAndMeasuresOnTheManagementPort() {
    String management = api.managementUrl() + "/actuator/";

    for (String probe : List.of("liveness", "readiness")) {
      Answer answer = Http.send("GET", management + "health/" + probe, Map.of(), new byte[0]);
      assertThat(answer.json().get("status").asString()).isEqualTo("UP");
    }
    TestMerchant.on(api).create("measured");
    assertThat(Http.send("GET", management + "prometheus", Map.of(), new byte[0]).body())
        .contains("payouts_intake_outcomes_total{outcome=\"accepted\"}")
        .contains("payouts_intake_batch_count")
        .contains("payouts_intake_waiting");
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    TestMerchant merchant = TestMerchant.on(api);
    String tokens = "/admin/merchants/" + merchant.id() + "/tokens";
    String key = TestKey.random().publicHex();

    assertBad(operator.put("/admin/merchants/x", Map.of("name", "X")), "settlementCurrency");
    assertBad(operator.send("PUT", "/admin/merchants/x", "{"), "JSON");
    assertBad(operator.post(tokens, Map.of("facade", "x", "publicKey", key)), "facade");
    assertBad(
        operator.put(
            "/admin/merchants/" + merchant.id() + "/recipients/bob@example.com",
            Map.of(
                "withdrawal",
                Map.of("asset", "BTC", "address", TestMerchant.ADDRESS.replaceFirst("p$", "q")))),
        "withdrawal.address");
    assertBad(operator.post(tokens, Map.of("facade", "pos", "publicKey", "02")), "publicKey");
    assertBad(
        operator.put(
            "/admin/merchants/x",
            Map.of(
                "name",
                "X",
                "settlementCurrency",
                "EUR",
                "payoutNotificationUrl",
                "https://shop.example:8443/")),
        "port 443");
    assertThat(
            operator
                .post(
                    "/admin/merchants/1111111111111111111111/tokens",
                    Map.of("facade", "pos", "publicKey", key))
                .status())
        .isEqualTo(404);
  }

  private static void assertBad(Answer answer, String text) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().get("error").asString()).contains(text);
  }

  private String open(SealedWebhookKey sealed, String merchant) throws Exception {
    KeysetHandle keys =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(api.secrets().openingKey()), InsecureSecretKeyAccess.get());
    byte[] bytes = new byte[sealed.getSealedKey().remaining()];
    sealed.getSealedKey().duplicate().get(bytes);
    String context = merchant + ":" + sealed.getTokenId();
    return new String(
        keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
            .decrypt(bytes, context.getBytes(UTF_8)),
        UTF_8);
  }
}
