package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.NotificationRequested;
import org.openpayouts.schemas.event.PayoutStatus;
import org.openpayouts.schemas.topic.Topics;

/** Asking for a payout's last webhook again. */
class NotificationsIT {
  private static final String DONE =
      "{\"status\":\"success\",\"success\":true,\"data\":{},\"message\":null}";

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void passesOnThatANewPayoutShallBeToldOf() {
    String id = merchant.create("never-told");

    Answer answer = ask(merchant, id);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(DONE);
    TestTopics.Found found = wishes(id, 1).getFirst();
    NotificationRequested fact = (NotificationRequested) found.value();
    assertThat(fact.getPayoutId()).isEqualTo(id);
    assertThat(fact.getMerchantId()).isEqualTo(merchant.id());
    assertThat(fact.getPayout().getStatus()).isEqualTo(PayoutStatus.NEW);
    assertThat(fact.getPayout().getReference()).isEqualTo("never-told");
    assertThat(fact.getRequestedBy()).isEqualTo(fact.getPayout().getTokenId());
    assertThat(found.headers()).containsKey("traceparent");
  }

  @Test
  void tellsEachTimeHowThePayoutStands() {
    String id = merchant.create("told-again");
    ask(merchant, id);
    NotificationRequested first = (NotificationRequested) wishes(id, 1).getFirst().value();
    TestTopics.send(Topics.LIFECYCLE, id, TestFacts.funded(first.getPayout(), 2));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> merchant.client().get("/payouts/" + id).body().contains("\"status\":\"funded\""));

    assertThat(ask(merchant, id).body()).isEqualTo(DONE);

    NotificationRequested second = (NotificationRequested) wishes(id, 2).getLast().value();
    assertThat(second.getPayout().getStatus()).isEqualTo(PayoutStatus.FUNDED);
    assertThat(second.getEnvelope().getEventId()).isNotEqualTo(first.getEnvelope().getEventId());
  }

  @Test
  void sendsAStoredWishAgainAsTheSameFact() {
    String id = merchant.create("emitted-again");
    ask(merchant, id);

    Answer answer =
        Http.send(
            "POST",
            api.managementUrl() + "/actuator/reemit",
            Map.of(
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + api.adminCredential()),
            ("{\"payout\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));

    assertThat(answer.json().get("facts").asLong()).as(answer.body()).isEqualTo(2);
    List<TestTopics.Found> facts = wishes(id, 2);
    assertThat(facts.get(1).value()).isEqualTo(facts.get(0).value());
  }

  @Test
  void knowsNoPayoutOfAnotherMerchant() {
    String id = merchant.create("foreign");
    TestMerchant other = TestMerchant.on(api);

    for (String unknown : List.of(id, "nothing", "1111111111111111111111")) {
      Answer answer = ask(other, unknown);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().get("code").asString()).isEqualTo("010001");
    }
    assertThat(merchant.client().send("POST", path(id), "{}").status()).isEqualTo(400);
  }

  private static Answer ask(TestMerchant merchant, String id) {
    return merchant.client().post(path(id), Map.of());
  }

  private static String path(String id) {
    return "/payouts/" + id + "/notifications";
  }

  private static List<TestTopics.Found> wishes(String id, int count) {
    return TestTopics.await(Topics.NOTIFICATIONS, count, found -> found.key().equals(id));
  }
}
