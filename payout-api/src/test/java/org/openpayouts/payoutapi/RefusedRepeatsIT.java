package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A retry under an Idempotency-Key, signed anew, of content that is refused by now. */
class RefusedRepeatsIT {
  private static final Map<String, String> KEY = Map.of("Idempotency-Key", "order-1");

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = merchant.client();

  @Test
  void answersWithThePayoutOfItsKey() {
    String body = client.body(merchant.fields("retried"));
    Answer first = send("/payouts", body);
    setRecipient("paused");

    Answer retry = send("/payouts", body + " ");

    assertThat(retry.status()).as(retry.body()).isEqualTo(200);
    assertThat(retry.body()).isEqualTo(first.body());
    assertThat(retry.header("Idempotent-Replayed")).isEqualTo("true");
  }

  /** What was answered with a payout stands for it, also when it would be accepted again. */
  @Test
  void makesNoSecondPayoutOfARetryThatComesAgainWithoutItsKey() {
    String body = client.body(merchant.fields("stripped-retry"));
    Answer first = send("/payouts", body);
    setRecipient("paused");
    send("/payouts", body + " ");
    setRecipient("active");

    Answer stripped = client.send("POST", "/payouts", body + " ");

    assertThat(stripped.body()).isEqualTo(first.body());
    assertThat(stripped.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(client.get("/payouts?reference=stripped-retry").json().get("data")).hasSize(1);
  }

  @Test
  void namesThePayoutOfAKeyThatComesWithOtherContent() {
    String id =
        send("/payouts", client.body(merchant.fields("named"))).json().at("/data/id").asString();
    Map<String, Object> illegible = merchant.fields("named");
    illegible.put("amount", "ten");
    setRecipient("paused");

    Answer other = send("/payouts", client.body(merchant.fields("other")));
    Answer unread = send("/payouts", client.body(illegible));

    assertThat(List.of(other, unread))
        .allSatisfy(answer -> {
          assertThat(answer.status()).as(answer.body()).isEqualTo(422);
          assertThat(answer.json().get("error").asString()).contains(id);
        });
  }

  @Test
  void remembersNoRefusal() {
    String id =
        send("/payouts", client.body(merchant.fields("first"))).json().at("/data/id").asString();
    setRecipient("paused");
    String body = client.body(merchant.fields("second"));
    assertThat(send("/payouts", body).status()).isEqualTo(422);
    setRecipient("active");

    Answer withoutKey = client.send("POST", "/payouts", body);

    assertThat(withoutKey.status()).as(withoutKey.body()).isEqualTo(200);
    assertThat(withoutKey.json().at("/data/id").asString()).isNotEqualTo(id);
  }

  @Test
  void answersWithTheGroupOfItsKey() {
    Map<String, Object> illegible = merchant.fields("never");
    illegible.put("amount", "ten");
    String body =
        client.body(
            Map.of(
                "instructions",
                List.of(merchant.fields("group-one"), illegible, merchant.fields("group-two"))));
    Answer first = send("/payouts/group", body);
    setRecipient("paused");

    Answer retry = send("/payouts/group", body + " ");
    Answer single = send("/payouts", client.body(merchant.fields("group-one")));

    assertThat(first.json().get("created")).hasSize(2);
    assertThat(retry.body()).isEqualTo(first.body());
    assertThat(retry.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(single.status()).isEqualTo(422);
  }

  /** One of its recipients was paused meanwhile, the other one is as he was. */
  @Test
  void makesNothingOfTheRestOfAGroupWhenItComesAgain() {
    Map<String, Object> toAnother = merchant.fields("group-rest-two");
    toAnother.put("recipientId", merchant.anotherRecipient(api));
    String body =
        client.body(Map.of("instructions", List.of(merchant.fields("group-rest-one"), toAnother)));
    Answer first = send("/payouts/group", body);
    setRecipient("paused");

    Answer retry = send("/payouts/group", body + " ");
    Answer stripped = client.send("POST", "/payouts/group", body + " ");

    assertThat(first.json().get("created")).as(first.body()).hasSize(2);
    assertThat(retry.body()).isEqualTo(first.body());
    assertThat(stripped.body()).isEqualTo(first.body());
    assertThat(client.get("/payouts?reference=group-rest-two").json().get("data")).hasSize(1);
  }

  @Test
  void refusesWhereTheKeyIsNew() {
    setRecipient("paused");

    Answer refused = send("/payouts", client.body(merchant.fields("new")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("error").asString()).contains("paused");
  }

  /** The first request is slow to commit, and its client did not wait for it. */
  @Test
  void waitsForTheSameRequestThatIsBeingAccepted() {
    String body = client.body(merchant.fields("slow"));
    answersTheFirstWithItsRetry(body, body);
  }

  @Test
  void waitsForAnotherRequestUnderTheKeyThatIsBeingAccepted() {
    String body = client.body(merchant.fields("slow-key"));
    answersTheFirstWithItsRetry(body, body + " ");
  }

  private void answersTheFirstWithItsRetry(String body, String repeated) {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          whilePayoutsCannotBeWritten(() -> {
            Future<Answer> first = threads.submit(() -> send("/payouts", body));
            awaitWaiting(1);
            setRecipient("paused");
            Future<Answer> retry = threads.submit(() -> send("/payouts", repeated));
            awaitWaiting(2);
            return List.of(first, retry);
          });

      Answer first = answer(answers.getFirst());
      Answer retry = answer(answers.getLast());
      assertThat(first.status()).as(first.body()).isEqualTo(200);
      assertThat(retry.status()).as(retry.body()).isEqualTo(200);
      assertThat(retry.json().at("/data/id")).isEqualTo(first.json().at("/data/id"));
    }
  }

  private <T> T whilePayoutsCannotBeWritten(Supplier<T> work) {
    return requireNonNull(
        new TransactionTemplate(api.bean(PlatformTransactionManager.class))
            .execute(_ -> {
              api.bean(JdbcClient.class)
                  .sql("lock table payout in share row exclusive mode")
                  .update();
              return work.get();
            }));
  }

  private void awaitWaiting(int transactions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> waiting(), waiting -> waiting == transactions);
  }

  private long waiting() {
    return api.bean(JdbcClient.class)
        .sql(
            """
            select count(distinct l.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
             where a.datname = current_database() and not l.granted
            """)
        .query(Long.class)
        .single();
  }

  private static Answer answer(Future<Answer> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer send(String path, String body) {
    return client.send("POST", path, body.getBytes(UTF_8), KEY);
  }

  private void setRecipient(String status) {
    api.bean(JdbcClient.class)
        .sql("update recipient set status = ? where recipient_id = ?")
        .params(status, merchant.recipientId())
        .update();
  }
}
