package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;

class CancellationIT {
  private static final String DONE =
      "{\"status\":\"success\",\"success\":true,\"data\":{},\"message\":null}";

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void answersWhatWasDecidedOnceItIsDecided() {
    String id = merchant.create("cancelled");

    CompletableFuture<Answer> answer = cancel(id);
    PayoutCancellationRequested wish = wish(id);
    TestTopics.send(Topics.LIFECYCLE, id, TestFacts.cancelled(wish.getPayout(), 3));

    assertThat(answer.join().status()).as(answer.join().body()).isEqualTo(200);
    assertThat(answer.join().body()).isEqualTo(DONE);
    assertThat(wish.getRequestedByRole()).isEqualTo("merchant");
    assertThat(wish.getPayout().getMerchantId()).isEqualTo(merchant.id());
    assertThat(wish.getPayout().getRequestMac().remaining()).isEqualTo(32);
    assertThat(merchant.client().delete("/payouts/" + id).body()).isEqualTo(DONE);
  }

  @Test
  void refusesWhenFundingWasDecidedFirst() {
    String id = merchant.create("funded");

    CompletableFuture<Answer> answer = cancel(id);
    TestTopics.send(Topics.LIFECYCLE, id, TestFacts.funded(wish(id).getPayout(), 2));

    assertTooLate(answer.join(), "funded");
    assertTooLate(merchant.client().delete("/payouts/" + id), "funded");
  }

  @Test
  void refusesWhatIsBeyondTakingBackWithoutAsking() {
    String id = merchant.create("beyond");
    PayoutSnapshot payout = snapshot(id);
    TestTopics.send(Topics.LIFECYCLE, id, TestFacts.broadcast(payout, 3, "beef"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            merchant.client().get("/payouts/" + id).body().contains("\"status\":\"processing\""));

    assertTooLate(merchant.client().delete("/payouts/" + id), "processing");
  }

  @Test
  void saysSoWhenNobodyDecidesInTime() {
    String id = merchant.create("undecided");

    Answer answer = merchant.client().delete("/payouts/" + id);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.json().get("code").asString()).isEqualTo("040000");
    assertThat(answer.json().get("error").asString())
        .isEqualTo("cancellation received, not decided yet");
  }

  @Test
  void publishesAWishOnceHoweverOftenItIsRepeated() {
    String id = merchant.create("repeated");

    CompletableFuture<Answer> first = cancel(id);
    wish(id);
    Answer second = merchant.client().delete("/payouts/" + id);

    assertThat(second.status()).isEqualTo(503);
    assertThat(first.join().status()).isEqualTo(503);
    assertThat(wishes(id)).isEqualTo(1);
    api.bean(JdbcClient.class)
        .sql(
            "update cancellation set requested_at = requested_at - interval '2 minutes'"
                + " where payout_id = ?")
        .param(id)
        .update();
    merchant.client().delete("/payouts/" + id);
    assertThat(wishes(id)).isEqualTo(2);
  }

  private int wishes(String id) {
    return api.bean(JdbcClient.class)
        .sql("select count(*) from cancellation where payout_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private CompletableFuture<Answer> cancel(String id) {
    return CompletableFuture.supplyAsync(() -> merchant.client().delete("/payouts/" + id));
  }

  private PayoutSnapshot snapshot(String id) {
    return ((PayoutRequested)
            TestTopics.await(Topics.REQUESTS, 1, found -> found.key().equals(id))
                .getFirst()
                .value())
        .getPayout();
  }

  private static PayoutCancellationRequested wish(String id) {
    return (PayoutCancellationRequested)
        TestTopics.await(
                Topics.REQUESTS,
                1,
                found ->
                    found.key().equals(id) && found.value() instanceof PayoutCancellationRequested)
            .getFirst()
            .value();
  }

  private static void assertTooLate(Answer answer, String state) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.json().get("code").asString()).isEqualTo("040002");
    assertThat(answer.json().get("error").asString()).contains(state);
  }
}
