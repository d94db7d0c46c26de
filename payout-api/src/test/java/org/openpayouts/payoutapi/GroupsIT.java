package org.openpayouts.payoutapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Groups: many payouts in one request. */
class GroupsIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = merchant.client();

  @Test
  void createsWhatItCanAndNamesTheRest() {
    List<Map<String, Object>> instructions = fields("one", "bad", "two");
    instructions.forEach(one -> one.put("token", "ignored"));
    instructions.get(1).put("amount", -1);
    instructions.get(1).put("currency", "XYZ");

    Answer answer = client.post("/payouts/group", Map.of("instructions", instructions));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().propertyNames()).containsExactly("created", "failed");
    JsonNode failed = answer.json().get("failed");
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).get("errMessage").asString())
        .contains("amount must be greater than zero.")
        .contains("currency must be one of");
    assertThat(failed.get(0).get("payee").asString()).isEqualTo(merchant.recipientId());
    assertThat(failed.get(0).get("index").asInt()).isEqualTo(1);
    assertThat(texts(answer, "/created", "reference")).containsExactly("one", "two");
    assertThat(texts(answer, "/created", "status")).containsOnly("new");
    String group = group(answer);
    assertThat(texts(answer, "/created", "groupId")).containsOnly(group);
    String path = "/payouts/" + answer.json().at("/created/0/id").asString();
    assertThat(client.get(path).json().get("data")).isEqualTo(answer.json().at("/created/0"));
    assertThat(texts(client.get("/payouts?groupId=" + group), "/data", "reference"))
        .containsExactly("two", "one");
    assertThat(texts(client.get("/payouts?groupId=" + group + "&status=new"), "/data", "reference"))
        .containsExactly("two", "one");
  }

  @Test
  void publishesThePayoutsOfAGroupInTheOrderOfItsInstructions() {
    Answer answer = post(fields("first", "second", "third"));

    List<String> ids = texts(answer, "/created", "id");
    List<PayoutRequested> facts =
        TestTopics.await(Topics.REQUESTS, 3, found -> ids.contains(found.key())).stream()
            .map(found -> (PayoutRequested) found.value())
            .toList();
    assertThat(ids).isSorted();
    assertThat(facts)
        .allSatisfy(fact -> {
          assertThat(fact.getPayout().getGroupId()).isEqualTo(group(answer));
          assertThat(fact.getPayout().getRequestedAt())
              .isEqualTo(facts.getFirst().getPayout().getRequestedAt());
        });
    assertThat(facts).extracting(fact -> fact.getEnvelope().getEventId()).doesNotHaveDuplicates();
    assertThat(facts).extracting(fact -> fact.getPayout().getRequestMac()).doesNotHaveDuplicates();
  }

  @Test
  void answersARepeatWithTheGroupThatItMade() {
    List<Map<String, Object>> instructions = fields("again", "failing", "and-again");
    instructions.get(1).put("amount", "ten");
    String body = client.body(Map.of("instructions", instructions));

    Answer first = client.send("POST", "/payouts/group", body);
    Answer second = client.send("POST", "/payouts/group", body);

    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(client.get("/payouts").json().get("data")).hasSize(2);
    age(group(first));
    Answer late = client.send("POST", "/payouts/group", body);
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().get("error").asString()).contains("group " + group(first));
  }

  @Test
  void refusesARepeatOnlyWhenNothingIsLeftOfTheGroup() {
    String body = client.body(Map.of("instructions", fields("kept", "cancelled")));
    Answer first = client.send("POST", "/payouts/group", body);
    cancel(first.json().at("/created/1/id").asString());

    Answer partly = client.send("POST", "/payouts/group", body);
    cancel(first.json().at("/created/0/id").asString());
    Answer wholly = client.send("POST", "/payouts/group", body);

    assertThat(partly.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(texts(partly, "/created", "status")).containsExactly("new", "cancelled");
    assertThat(wholly.status()).isEqualTo(409);
    assertThat(wholly.json().get("error").asString()).contains(group(first), "cancelled");
  }

  @Test
  void deduplicatesFurtherByAnIdempotencyKey() {
    Map<String, String> key = Map.of("Idempotency-Key", "batch-7");
    String body = client.body(Map.of("instructions", fields("keyed", "keyed-too")));
    String other = client.body(Map.of("instructions", fields("keyed")));

    Answer first = client.send("POST", "/payouts/group", body.getBytes(UTF_8), key);
    Answer second = client.send("POST", "/payouts/group", (body + " ").getBytes(UTF_8), key);
    Answer stripped = client.send("POST", "/payouts/group", body + " ");
    Answer third = client.send("POST", "/payouts/group", other.getBytes(UTF_8), key);
    Answer single =
        client.send("POST", "/payouts", client.body(merchant.fields("keyed")).getBytes(UTF_8), key);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(stripped.body()).isEqualTo(first.body());
    assertThat(third.status()).isEqualTo(422);
    assertThat(third.json().get("error").asString()).contains("group " + group(first));
    assertThat(single.status()).isEqualTo(422);
    assertThat(client.get("/payouts").json().get("data")).hasSize(2);
  }

  @Test
  void answersARepeatAlsoWhereAllOfItIsRefusedToday() {
    String body = client.body(Map.of("instructions", fields("before", "too")));
    Answer first = client.send("POST", "/payouts/group", body);
    merchant.remove(api);

    Answer repeat = client.send("POST", "/payouts/group", body);

    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(post(fields("after")).json().get("created")).isEmpty();
  }

  @Test
  void invitesEachUnknownAddressOnce() {
    List<Map<String, Object>> instructions = fields("guest", "again", "other", "known");
    instructions.forEach(one -> one.remove("recipientId"));
    String guest = "guest-" + System.nanoTime() + "@example.com";
    instructions.get(0).put("email", guest);
    instructions.get(1).put("email", guest);
    instructions.get(2).put("email", "other-" + guest);
    instructions.get(3).put("email", merchant.recipientEmail());

    List<String> payees = texts(post(instructions), "/created", "recipientId");

    assertThat(payees).hasSize(4);
    assertThat(payees.get(1)).isEqualTo(payees.get(0));
    assertThat(payees.get(2)).isNotEqualTo(payees.get(0));
    assertThat(payees.get(3)).isEqualTo(merchant.recipientId());
  }

  @Test
  void storesNothingOfAGroupWithoutOneGoodInstruction() {
    List<Map<String, Object>> instructions = fields("bad", "worse");
    instructions.forEach(one -> one.remove("amount"));
    String body = client.body(Map.of("instructions", instructions));

    Answer first = client.send("POST", "/payouts/group", body);
    Answer second = client.send("POST", "/payouts/group", body);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().get("created")).isEmpty();
    assertThat(texts(first, "/failed", "errMessage"))
        .containsOnly("Missing required parameter amount.");
    assertThat(second.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(client.get("/payouts").json().get("data")).isEmpty();
  }

  @Test
  void takesAMaximalGroupWithEveryFieldAsLongAsItMayBe() {
    String instruction = MaximalInstruction.json(merchant.recipientId());
    var body = new StringBuilder("{\"token\":\"" + merchant.token() + "\",\"instructions\":[");
    for (int i = 0; i < 1_000; i++) {
      body.append(i == 0 ? "" : ",").append(instruction);
    }
    byte[] bytes = body.append("]}").toString().getBytes(UTF_8);

    Answer answer = client.send("POST", "/payouts/group", bytes, Map.of());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("failed").toString()).isEqualTo("[]");
    assertThat(new HashSet<>(texts(answer, "/created", "id"))).hasSize(1_000);
    assertThat(client.get("/payouts?limit=1000&groupId=" + group(answer)).json().get("data"))
        .hasSize(1_000);
  }

  @Test
  void knowsNoGroupOfAnotherMerchant() {
    String group = group(post(fields("mine")));
    TestMerchant other = TestMerchant.on(api);

    for (String unknown : List.of(group, "nothing", "1111111111111111111111")) {
      Answer answer = other.client().delete("/payouts/group/" + unknown);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().get("code").asString()).isEqualTo("040001");
    }
    assertThat(other.client().get("/payouts?groupId=" + group).json().get("data")).isEmpty();
  }

  private Answer post(List<Map<String, Object>> instructions) {
    Answer answer = client.post("/payouts/group", Map.of("instructions", instructions));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private List<Map<String, Object>> fields(String... references) {
    List<Map<String, Object>> fields = new ArrayList<>();
    Stream.of(references).forEach(reference -> fields.add(merchant.fields(reference)));
    return fields;
  }

  private static String group(Answer answer) {
    return answer.json().at("/created/0/groupId").asString();
  }

  private static List<String> texts(Answer answer, String list, String field) {
    return StreamSupport.stream(answer.json().at(list).spliterator(), false)
        .map(one -> one.get(field).asString())
        .toList();
  }

  private void cancel(String id) {
    api.bean(JdbcClient.class)
        .sql("update progress set status = 'cancelled' where payout_id = ?")
        .param(id)
        .update();
  }

  /** As if the group had been asked for an hour ago. */
  private void age(String group) {
    api.bean(JdbcClient.class)
        .sql("update payout set requested_at = requested_at - interval '1 hour' where group_id = ?")
        .param(group)
        .update();
  }
}
