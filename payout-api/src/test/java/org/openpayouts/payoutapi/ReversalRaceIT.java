package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Two reversals of two deposits may bear one name at the same moment. */
class ReversalRaceIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RunningApi api = RunningApi.shared();
  private final Operator operator = new Operator(api);
  private final TestMerchant merchant = TestMerchant.on(api);
  private final JdbcClient jdbc = api.bean(JdbcClient.class);

  @Test
  void namesBothWhereTheOtherCameFirst() {
    String first = deposit("wire-1");
    deposit("wire-2");

    CompletableFuture<Answer> second =
        Objects.requireNonNull(
            api.bean(TransactionOperations.class).execute(_ -> overtakenBy(first)));

    Answer answer = second.join();
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.json().get("error").asString())
        .contains("5 EUR of deposit " + first)
        .contains("not 7 EUR of deposit ");
    assertThat(reversals()).isEqualTo(1);
  }

  /** Reverses the first deposit, and commits once the second one's reversal waits for it. */
  private CompletableFuture<Answer> overtakenBy(String depositId) {
    jdbc.sql(
            """
            insert into reversal (reversal_id, deposit_id, merchant_id, external_id, amount, reason,
              received_at, event_id)
            values (?, ?, ?, 'return-1', 5, 'fraud', now(), ?)
            """)
        .params("first-" + merchant.id(), depositId, merchant.id(), UUID.randomUUID())
        .update();
    CompletableFuture<Answer> second = CompletableFuture.supplyAsync(this::reverseTheSecond);
    await().atMost(SOON).until(() -> second.isDone() || isOneWaiting());
    return second;
  }

  private Answer reverseTheSecond() {
    return operator.post(
        "/admin/merchants/" + merchant.id() + "/reversals",
        Map.of("externalId", "return-1", "deposit", "wire-2", "amount", "7", "reason", "fraud"));
  }

  private boolean isOneWaiting() {
    return jdbc.sql(
                """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and query like 'insert into reversal %'
                """)
            .query(Long.class)
            .single()
        > 0;
  }

  private String deposit(String name) {
    return operator
        .post(
            "/admin/merchants/" + merchant.id() + "/deposits",
            Map.of("externalId", name, "currency", "EUR", "amount", "10", "rail", "bank_transfer"))
        .json()
        .get("depositId")
        .asString();
  }

  private long reversals() {
    return jdbc.sql("select count(*) from reversal where merchant_id = ?")
        .param(merchant.id())
        .query(Long.class)
        .single();
  }
}
