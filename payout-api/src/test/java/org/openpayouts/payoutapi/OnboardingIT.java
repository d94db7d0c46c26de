package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMailbox;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.RecipientChanged;
import org.openpayouts.schemas.event.RecipientNotificationRequested;
import org.openpayouts.schemas.event.RecipientStatus;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From an invitation over a mailed link to somebody who can be paid. */
class OnboardingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final TestMailbox mailbox = TestMailbox.shared();
  private final String email = "ann-" + UUID.randomUUID() + "@example.com";

  @Test
  void takesAPersonFromAMailedLinkToActive() {
    String id = invite(merchant);
    String link = mailbox.linkTo(email);

    Answer page = open(link);
    Answer mistyped = choose(link, TestMerchant.ADDRESS.replaceFirst("p$", "q"), Map.of());
    Answer chosen = choose(link, TestMerchant.ADDRESS, Map.of("Sec-Fetch-Site", "same-origin"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("Shop wants to pay you", "<form method=\"post\">");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; form-action 'self'");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(mistyped.status()).isEqualTo(422);
    assertThat(mistyped.body()).contains("no address that can be paid");
    assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
    assertThat(chosen.body()).contains(TestMerchant.ADDRESS);
    assertThat(active(merchant, id).get("shopperId").asString()).hasSize(22);
    assertThat(open(link).status()).isEqualTo(404);
    assertThat(choose(link, TestMerchant.ADDRESS, Map.of()).status()).isEqualTo(404);
    assertThat(versions(id))
        .extracting(RecipientChanged::getStatus)
        .containsExactly(
            RecipientStatus.INVITED,
            RecipientStatus.UNVERIFIED,
            RecipientStatus.VERIFIED,
            RecipientStatus.ACTIVE);
    assertThat(codes(id)).containsExactly(4001, 4002, 4003, 4004);
  }

  @Test
  void givesAPersonOneShopperIdWhoeverPaysIt() {
    TestMerchant other = TestMerchant.on(api);
    String here = invite(merchant);
    choose(mailbox.linkTo(email), TestMerchant.ADDRESS, Map.of());
    String first = active(merchant, here).get("shopperId").asString();

    String there = invite(other);
    await().atMost(PATIENCE).until(() -> mailbox.to(email).size() == 2);
    await().atMost(PATIENCE).until(() -> newestLinkWorks(other, there));

    assertThat(active(other, there).get("shopperId").asString()).isEqualTo(first);
    assertThat(there).isNotEqualTo(here);
  }

  @Test
  void opensForNobodyElse() {
    String id = invite(merchant);
    String link = mailbox.linkTo(email);

    for (String wrong :
        List.of("/onboarding", "/onboarding?link=x", "/onboarding?link=" + "A".repeat(43))) {
      assertThat(open(wrong).status()).as(wrong).isEqualTo(404);
    }
    assertThat(choose(link, TestMerchant.ADDRESS, Map.of("Sec-Fetch-Site", "cross-site")).status())
        .isEqualTo(404);
    assertThat(status(id)).isEqualTo("invited");
    merchant.client().delete("/recipients/" + id);
    assertThat(open(link).status()).isEqualTo(404);
    assertThat(choose(link, TestMerchant.ADDRESS, Map.of()).status()).isEqualTo(404);
    assertThat(status(id)).isEqualTo("removed");
  }

  @Test
  void endsALinkInTimeAndMailsAnotherOnlyThen() {
    String id = invite(merchant);
    String link = mailbox.linkTo(email);
    invite(merchant);
    assertThat(open(link).status()).isEqualTo(200);
    assertThat(steps(id)).isEqualTo(1);

    jdbc()
        .sql("update onboarding_step set expires_at = now() where recipient_id = ?")
        .param(id)
        .update();

    assertThat(open(link).status()).isEqualTo(404);
    invite(merchant);
    assertThat(steps(id)).isEqualTo(2);
    await().atMost(PATIENCE).until(() -> mailbox.to(email).size() == 2);
  }

  @Test
  void storesNoSecretOfALink() {
    invite(merchant);
    String secret = mailbox.linkTo(email).replaceFirst(".*link=", "");

    String row =
        jdbc()
            .sql("select string_agg(s::text, ' ') from onboarding_step s where merchant_id = ?")
            .param(merchant.id())
            .query(String.class)
            .single();

    assertThat(row).contains("mail").doesNotContain(secret);
    assertThat(secret).hasSize(43);
  }

  private String invite(TestMerchant inviter) {
    Answer answer =
        inviter
            .client()
            .post(
                "/recipients",
                Map.of(
                    "recipients",
                    List.of(Map.of("email", email)),
                    "guid",
                    UUID.randomUUID().toString()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().at("/data/0/id").asString();
  }

  private Answer open(String link) {
    return Http.send("GET", api.url() + link, Map.of(), new byte[0]);
  }

  private Answer choose(String link, String address, Map<String, String> headers) {
    byte[] form = ("asset=BTC&address=" + URLEncoder.encode(address, UTF_8)).getBytes(UTF_8);
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return Http.send("POST", api.url() + link, all, form);
  }

  private boolean newestLinkWorks(TestMerchant payer, String id) {
    for (String link : mailbox.linksTo(email)) {
      choose(link, TestMerchant.ADDRESS, Map.of());
    }
    return !statusOf(payer, id).equals("invited");
  }

  private JsonNode active(TestMerchant payer, String id) {
    await().atMost(PATIENCE).until(() -> statusOf(payer, id).equals("active"));
    return payer.client().get("/recipients/" + id).json().get("data");
  }

  private String status(String id) {
    return statusOf(merchant, id);
  }

  private static String statusOf(TestMerchant payer, String id) {
    return payer.client().get("/recipients/" + id).json().at("/data/status").asString();
  }

  private long steps(String id) {
    return jdbc()
        .sql("select count(*) from onboarding_step where recipient_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private JdbcClient jdbc() {
    return api.bean(JdbcClient.class);
  }

  private static List<RecipientChanged> versions(String id) {
    return TestTopics.await(Topics.RECIPIENTS, 4, found -> found.key().equals(id)).stream()
        .map(found -> (RecipientChanged) found.value())
        .toList();
  }

  private static List<Integer> codes(String id) {
    return TestTopics.await(Topics.NOTIFICATIONS, 4, found -> found.key().equals(id)).stream()
        .map(found -> ((RecipientNotificationRequested) found.value()).getCode())
        .toList();
  }
}
