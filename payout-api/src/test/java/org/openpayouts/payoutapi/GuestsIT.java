package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;

/** Payouts for people whom nobody has invited, and for people who cannot be paid. */
class GuestsIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = merchant.client();
  private final String email = "guest-" + UUID.randomUUID() + "@example.com";

  @Test
  void invitesWhomAPayoutNamesByAnUnknownAddress() {
    Answer first = pay(client, Map.of("email", email));
    Answer second = pay(client, Map.of("email", email.toUpperCase(Locale.ROOT)));

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    String id = first.json().at("/data/recipientId").asString();
    assertThat(first.json().at("/data/email").asString()).isEqualTo(email);
    assertThat(second.json().at("/data/recipientId").asString()).isEqualTo(id);
    assertThat(client.get("/recipients/" + id).json().at("/data/status").asString())
        .isEqualTo("invited");
    List<TestTopics.Found> told =
        TestTopics.await(Topics.NOTIFICATIONS, 1, found -> found.key().equals(id));
    assertThat(told)
        .extracting(found -> ((RecipientNotificationRequested) found.value()).getCode())
        .containsExactly(4001);
  }

  @Test
  void invitesNobodyForAPayoutThatIsRefused() {
    Answer refused = pay(client, Map.of("email", email, "amount", -1));
    Answer twice = pay(client, Map.of("email", email, "recipientId", merchant.recipientId()));

    assertThat(List.of(refused.status(), twice.status())).containsOnly(400);
    assertThat(client.get("/recipients?status=invited").json().get("data")).isEmpty();
  }

  @Test
  void refusesUnknownAndPendingRecipientsWhereTheMerchantLikesSo() {
    TestMerchant strict = TestMerchant.on(api, Map.of("pendingRecipients", "refuse"));

    Answer unknown = pay(strict.client(), Map.of("email", email));
    assertThat(strict.client().get("/recipients?status=invited").json().get("data")).isEmpty();
    strict.client().post("/recipients", Map.of("recipients", List.of(Map.of("email", email))));
    Answer pending = pay(strict.client(), Map.of("email", email));

    assertThat(error(unknown)).isEqualTo("email names no recipient of yours.");
    assertThat(error(pending)).isEqualTo("email names a recipient that is not active yet.");
  }

  @Test
  void refusesPausedAndRemovedRecipients() {
    setTo("paused");
    Answer paused = pay(client, Map.of("email", merchant.recipientEmail()));
    setTo("removed");
    Answer removed = pay(client, Map.of("recipientId", merchant.recipientId()));

    assertThat(error(paused)).isEqualTo("email names a recipient that is paused.");
    assertThat(error(removed)).isEqualTo("recipientId names a recipient that was removed.");
  }

  private void setTo(String status) {
    new Operator(api)
        .put(
            "/admin/merchants/" + merchant.id() + "/recipients/" + merchant.recipientEmail(),
            Map.of("status", status));
  }

  private Answer pay(MerchantClient payer, Map<String, ?> changed) {
    Map<String, Object> fields = merchant.fields("guest-" + UUID.randomUUID());
    fields.remove("recipientId");
    fields.putAll(changed);
    return payer.post("/payouts", fields);
  }

  private static String error(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    JsonNode error = answer.json().get("error");
    return error.asString();
  }
}
