package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.MerchantChanged;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the other services, and through one of them the merchant, hear of recipients. */
class RecipientFactsIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void publishesEachVersionAndTellsTheMerchantOfEachNewStatus() {
    String id = invite("ann@example.com");
    String path = "/recipients/" + id;

    merchant.client().put(path, Map.of("label", "Anna"));
    merchant.client().put(path, Map.of("label", "Anna"));
    merchant.client().post(path + "/notifications", Map.of());
    merchant.client().delete(path);
    merchant.client().delete(path);

    List<RecipientChanged> versions = versions(id, 3);
    assertThat(versions).extracting(RecipientChanged::getVersion).containsExactly(1L, 2L, 3L);
    assertThat(versions)
        .extracting(RecipientChanged::getStatus)
        .containsExactly(RecipientStatus.INVITED, RecipientStatus.INVITED, RecipientStatus.REMOVED);
    assertThat(versions.get(1).getLabel()).isEqualTo("Anna");
    assertThat(versions.get(1).getNotificationUrl()).isEqualTo("https://shop.example/r");
    List<RecipientNotificationRequested> told = told(id, 3);
    assertThat(told)
        .extracting(RecipientNotificationRequested::getCode)
        .containsExactly(4001, 4007, 4006);
    assertThat(told)
        .extracting(RecipientNotificationRequested::getRecipientVersion)
        .containsExactly(1L, 2L, 3L);
    assertThat(told)
        .allSatisfy(one -> {
          assertThat(one.getMerchantId()).isEqualTo(merchant.id());
          assertThat(one.getEmail()).isEqualTo("ann@example.com");
          assertThat(one.getNotificationUrl()).isEqualTo("https://shop.example/r");
          assertThat(one.getTokenId()).isEqualTo(tokenId());
        });
    assertThat(told.getLast().getName()).isEqualTo("recipient_removed");
  }

  @Test
  void tellsWhatAnOperatorDoesUnderTheMerchantsToken() {
    new Operator(api)
        .put(
            "/admin/merchants/" + merchant.id() + "/recipients/" + merchant.recipientEmail(),
            Map.of("status", "paused"));

    RecipientNotificationRequested paused = told(merchant.recipientId(), 1).getFirst();

    assertThat(paused.getCode()).isEqualTo(4005);
    assertThat(paused.getTokenId()).isEqualTo(tokenId());
    assertThat(paused.getNotificationUrl()).isNull();
  }

  @Test
  void publishesWhereAMerchantHearsOfRecipients() {
    String url = "https://shop.example/recipients";
    Answer answer =
        new Operator(api)
            .put(
                "/admin/merchants/shop-" + UUID.randomUUID(),
                Map.of(
                    "name", "Shop",
                    "settlementCurrency", "EUR",
                    "recipientNotificationUrl", url));
    String id = answer.json().get("merchantId").asString();

    MerchantChanged fact =
        (MerchantChanged)
            TestTopics.await(Topics.MERCHANTS, 1, found -> found.key().equals(id))
                .getFirst()
                .value();

    assertThat(fact.getRecipientNotificationUrl()).isEqualTo(url);
  }

  @Test
  void sendsWhatItToldAgainAsTheSameFact() {
    String id = invite("again@example.com");
    RecipientNotificationRequested first = told(id, 1).getFirst();

    Answer answer =
        Http.send(
            "POST",
            api.managementUrl() + "/actuator/reemit",
            Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + api.adminCredential()),
            ("{\"since\":\"" + first.getEnvelope().getOccurredAt() + "\"}").getBytes(UTF_8));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(told(id, 2)).containsExactly(first, first);
    List<RecipientChanged> versions = versions(id, 2);
    assertThat(versions.get(1)).isEqualTo(versions.get(0));
  }

  private String invite(String email) {
    Answer answer =
        merchant
            .client()
            .post(
                "/recipients",
                Map.of(
                    "recipients",
                    List.of(Map.of("email", email, "notificationURL", "https://shop.example/r"))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().at("/data/0/id").asString();
  }

  private static List<RecipientChanged> versions(String id, int count) {
    return TestTopics.await(Topics.RECIPIENTS, count, found -> found.key().equals(id)).stream()
        .map(found -> (RecipientChanged) found.value())
        .toList();
  }

  private static List<RecipientNotificationRequested> told(String id, int count) {
    return TestTopics.await(Topics.NOTIFICATIONS, count, found -> found.key().equals(id)).stream()
        .map(found -> (RecipientNotificationRequested) found.value())
        .toList();
  }

  private String tokenId() {
    return api.bean(JdbcClient.class)
        .sql("select token_id from token where merchant_id = ?")
        .param(merchant.id())
        .query(String.class)
        .single();
  }
}
