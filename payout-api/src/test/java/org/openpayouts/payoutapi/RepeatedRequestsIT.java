package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.springframework.jdbc.core.simple.JdbcClient;

class RepeatedRequestsIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = merchant.client();

  @Test
  void answersARepeatWithThePayoutThatItMade() {
    String body = client.body(merchant.fields("again"));

    Answer first = client.send("POST", "/payouts", body);
    Answer second = client.send("POST", "/payouts", body);

    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void makesOnePayoutOfTwentyAtOnce() throws Exception {
    byte[] body = client.body(merchant.fields("twenty")).getBytes(UTF_8);

    List<Answer> answers = atOnce(20, () -> client.send("POST", "/payouts", body, Map.of()));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers)
        .extracting(answer -> answer.json().at("/data/id").asString())
        .containsOnly(answers.getFirst().json().at("/data/id").asString());
    assertThat(answers)
        .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
        .hasSize(1);
    assertThat(client.get("/payouts?reference=twenty").json().get("data")).hasSize(1);
  }

  @Test
  void makesAPayoutOfEachOfManyDifferentOnes() throws Exception {
    List<Callable<Answer>> calls =
        IntStream.range(0, 300)
            .<Callable<Answer>>mapToObj(
                i -> () -> client.post("/payouts", merchant.fields("many-" + i)))
            .toList();

    List<Answer> answers = atOnce(calls);

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
    assertThat(answers)
        .extracting(answer -> answer.json().at("/data/id").asString())
        .doesNotHaveDuplicates();
    assertThat(client.get("/payouts?limit=1000").json().get("data")).hasSize(300);
  }

  @Test
  void refusesARepeatAfterTheWindowAndSaysTheWayOut() {
    String body = client.body(merchant.fields("late"));
    String id = client.send("POST", "/payouts", body).json().at("/data/id").asString();
    age(id);

    Answer late = client.send("POST", "/payouts", body);

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().get("code").asString()).isEqualTo("010002");
    assertThat(late.json().get("error").asString()).contains(id).contains("reference");
  }

  @Test
  void takesALateRepeatAsNewWhereTheMerchantWantsIt() {
    TestMerchant liberal = TestMerchant.on(api, Map.of("acceptLateRepeats", true));
    String body = liberal.client().body(liberal.fields("weekly"));
    String first = liberal.client().send("POST", "/payouts", body).json().at("/data/id").asString();
    age(first);

    Answer second = liberal.client().send("POST", "/payouts", body);
    Answer third = liberal.client().send("POST", "/payouts", body);

    assertThat(second.status()).as(second.body()).isEqualTo(200);
    assertThat(second.json().at("/data/id").asString()).isNotEqualTo(first);
    assertThat(third.body()).isEqualTo(second.body());
    assertThat(third.header("Idempotent-Replayed")).isEqualTo("true");
  }

  /** It would be taken as new but for today's circumstances, so those are what it hears. */
  @Test
  void saysWhyALateRepeatIsRefusedTodayWhereItWouldBeTakenAsNew() {
    TestMerchant liberal = TestMerchant.on(api, Map.of("acceptLateRepeats", true));
    String body = liberal.client().body(liberal.fields("weekly-ended"));
    String first = liberal.client().send("POST", "/payouts", body).json().at("/data/id").asString();
    age(first);
    end(first);
    liberal.remove(api);

    Answer late = liberal.client().send("POST", "/payouts", body);

    assertThat(late.status()).as(late.body()).isEqualTo(400);
    assertThat(late.body()).doesNotContain(first);
  }

  private void end(String payout) {
    api.bean(JdbcClient.class)
        .sql("update progress set status = 'cancelled' where payout_id = ?")
        .param(payout)
        .update();
  }

  @Test
  void refusesARepeatOfWhatHasEnded() {
    String body = client.body(merchant.fields("ended"));
    String id = client.send("POST", "/payouts", body).json().at("/data/id").asString();
    end(id);

    Answer repeat = client.send("POST", "/payouts", body);

    assertThat(repeat.status()).isEqualTo(409);
    assertThat(repeat.json().get("error").asString()).contains(id).contains("cancelled");
  }

  @Test
  void answersARepeatAlsoWhereItsContentIsRefusedToday() {
    String body = client.body(merchant.fields("before"));
    Answer first = client.send("POST", "/payouts", body);
    merchant.remove(api);

    Answer repeat = client.send("POST", "/payouts", body);

    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(client.post("/payouts", merchant.fields("after")).status()).isEqualTo(400);
  }

  @Test
  void forgetsRefusals() {
    Map<String, Object> fields = merchant.fields("refused-first");
    fields.put("amount", 1);

    assertThat(client.post("/payouts", fields).status()).isEqualTo(400);
    assertThat(client.post("/payouts", fields).status()).isEqualTo(400);
  }

  @Test
  void deduplicatesFurtherByAnIdempotencyKey() {
    Map<String, String> key = Map.of("Idempotency-Key", "order-7");
    byte[] one = client.body(merchant.fields("keyed")).getBytes(UTF_8);
    byte[] sameInOtherBytes = (new String(one, UTF_8) + " ").getBytes(UTF_8);
    byte[] other = client.body(merchant.fields("keyed-other")).getBytes(UTF_8);

    Answer first = client.send("POST", "/payouts", one, key);
    Answer second = client.send("POST", "/payouts", sameInOtherBytes, key);
    Answer third = client.send("POST", "/payouts", other, key);
    Answer withoutKey = client.send("POST", "/payouts", other, Map.of());

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(third.status()).isEqualTo(422);
    assertThat(third.json().get("error").asString())
        .contains(first.json().at("/data/id").asString());
    assertThat(withoutKey.status()).isEqualTo(200);
  }

  @Test
  void makesNoSecondPayoutOfAReplayThatComesAgainWithoutItsKey() {
    Map<String, String> key = Map.of("Idempotency-Key", "order-8");
    byte[] one = client.body(merchant.fields("stripped")).getBytes(UTF_8);
    byte[] sameInOtherBytes = (new String(one, UTF_8) + " ").getBytes(UTF_8);

    Answer first = client.send("POST", "/payouts", one, key);
    Answer keyed = client.send("POST", "/payouts", sameInOtherBytes, key);
    Answer stripped = client.send("POST", "/payouts", sameInOtherBytes, Map.of());

    assertThat(keyed.body()).isEqualTo(first.body());
    assertThat(stripped.body()).isEqualTo(first.body());
    assertThat(stripped.header("Idempotent-Replayed")).isEqualTo("true");
    age(first.json().at("/data/id").asString());
    assertThat(client.send("POST", "/payouts", sameInOtherBytes, Map.of()).status()).isEqualTo(409);
    assertThat(client.get("/payouts?reference=stripped").json().get("data")).hasSize(1);
  }

  @Test
  void makesOnePayoutOfManyBytesUnderOneKeyAtOnce() throws Exception {
    Map<String, String> key = Map.of("Idempotency-Key", "order-9");
    String body = client.body(merchant.fields("one-key"));
    List<Callable<Answer>> calls =
        IntStream.range(0, 20)
            .<Callable<Answer>>mapToObj(i ->
                () -> client.send("POST", "/payouts", (body + " ".repeat(i)).getBytes(UTF_8), key))
            .toList();

    List<Answer> answers = atOnce(calls);

    assertThat(answers)
        .extracting(answer -> answer.json().at("/data/id").asString())
        .containsOnly(answers.getFirst().json().at("/data/id").asString());
    for (int i = 0; i < 20; i++) {
      Answer bare =
          client.send("POST", "/payouts", (body + " ".repeat(i)).getBytes(UTF_8), Map.of());
      assertThat(bare.header("Idempotent-Replayed")).isEqualTo("true");
    }
    assertThat(client.get("/payouts?reference=one-key").json().get("data")).hasSize(1);
  }

  @Test
  void keepsTheKeysOfMerchantsApart() {
    Map<String, String> key = Map.of("Idempotency-Key", "common");
    TestMerchant other = TestMerchant.on(api);
    byte[] mine = client.body(merchant.fields("common")).getBytes(UTF_8);
    byte[] theirs = other.client().body(other.fields("common")).getBytes(UTF_8);

    Answer first = client.send("POST", "/payouts", mine, key);
    Answer second = other.client().send("POST", "/payouts", theirs, key);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().at("/data/id")).isNotEqualTo(first.json().at("/data/id"));
  }

  /** As if the payout had been asked for an hour ago. */
  private void age(String id) {
    for (String table : List.of("payout", "progress", "request_digest")) {
      api.bean(JdbcClient.class)
          .sql(
              "update "
                  + table
                  + " set requested_at = requested_at - interval '1 hour'"
                  + " where payout_id = ?")
          .param(id)
          .update();
    }
  }

  private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
    return atOnce(IntStream.range(0, times).mapToObj(i -> call).toList());
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
