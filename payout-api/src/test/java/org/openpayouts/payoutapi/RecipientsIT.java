package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.payoutapi.RecipientCalls.emails;
import static org.openpayouts.payoutapi.RecipientCalls.ids;
import static org.openpayouts.payoutapi.RecipientCalls.params;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import org.openpayouts.payoutapi.running.Operator;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestMerchant;
import tools.jackson.databind.JsonNode;

/** The recipients of the public API, as client libraries send and read them. */
class RecipientsIT {
  private static final String DONE =
      "{\"status\":\"success\",\"success\":true,\"data\":{},\"message\":null}";

  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);
  private final MerchantClient client = merchant.client();
  private final RecipientCalls calls = new RecipientCalls(client);

  @Test
  void invitesPeopleAndShowsThem() {
    Answer invited =
        calls.invite(
            Map.of(
                "email", "Ann@Example.com",
                "label", "Ann",
                "notificationURL", "https://shop.example/ann"),
            Map.of("email", "bob@example.com"));

    assertThat(invited.status()).as(invited.body()).isEqualTo(200);
    JsonNode ann = invited.json().at("/data/0");
    JsonNode bob = invited.json().at("/data/1");
    assertThat(ann.get("id").asString()).hasSize(22);
    assertThat(ann.get("token").asString()).hasSizeBetween(64, 66);
    assertThat(invited.body())
        .isEqualTo(
            ("{\"facade\":\"payout/recipient\",\"data\":[{\"email\":\"Ann@Example.com\","
                    + "\"label\":\"Ann\",\"notificationURL\":\"https://shop.example/ann\","
                    + "\"status\":\"invited\",\"id\":\"%s\",\"shopperId\":null,\"token\":\"%s\"},"
                    + "{\"email\":\"bob@example.com\",\"status\":\"invited\",\"id\":\"%s\","
                    + "\"shopperId\":null,\"token\":\"%s\"}]}")
                .formatted(
                    text(ann, "id"), text(ann, "token"), text(bob, "id"), text(bob, "token")));
    assertThat(client.get("/recipients/" + text(ann, "id")).body())
        .isEqualTo("{\"facade\":\"payout/recipient\",\"data\":" + ann + "}");
  }

  @Test
  void answersAKnownAddressWithTheRecipientThatItHas() {
    String first = calls.invite(Map.of("email", "ann@example.com", "label", "Ann")).body();

    Answer again = calls.invite(Map.of("email", "ANN@example.com", "label", "Somebody"));
    Answer twice =
        calls.invite(Map.of("email", "ann@example.com"), Map.of("email", "Ann@example.com"));

    assertThat(again.body()).isEqualTo(first);
    assertThat(again.header("Idempotent-Replayed")).isEmpty();
    assertThat(ids(twice)).hasSize(2).containsOnly(idOf(again));
  }

  @Test
  void invitesAThousandAtOnceInTheirOrder() {
    List<Map<String, String>> thousand =
        IntStream.range(0, 1000)
            .mapToObj(i -> Map.of("email", "p" + i + "@example.com", "label", "x".repeat(255)))
            .toList();

    Answer answer = client.post("/recipients", Map.of("recipients", thousand));
    Answer again = client.post("/recipients", Map.of("recipients", thousand, "guid", "again"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(ids(answer)).hasSize(1000).doesNotHaveDuplicates();
    assertThat(emails(answer)).isEqualTo(thousand.stream().map(one -> one.get("email")).toList());
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(emails(client.get("/recipients?status=invited&limit=1000"))).hasSize(1000);
  }

  @Test
  void makesOneRecipientOfConcurrentInvitations() throws Exception {
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Map<String, ?> fields =
          Map.of(
              "recipients",
              List.of(Map.of("email", "ann@example.com"), Map.of("email", "bob@example.com")),
              "guid",
              "race-" + i);
      requests.add(() -> client.post("/recipients", fields));
    }

    List<Answer> answers = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(requests.size())) {
      for (Future<Answer> future : threads.invokeAll(requests)) {
        answers.add(future.get());
      }
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
  }

  /** Else a captured request would bring back whom the merchant has removed. */
  @Test
  void makesNothingOfARepeatHoweverItComes() {
    List<Map<String, String>> ann = List.of(Map.of("email", "ann@example.com"));
    String body = client.body(Map.of("recipients", ann, "guid", "one"));
    String id = idOf(client.send("POST", "/recipients", body));
    assertThat(client.delete("/recipients/" + id).body()).isEqualTo(DONE);

    Answer sameBytes = client.send("POST", "/recipients", body);
    Answer sameGuid = client.send("POST", "/recipients", body.replace(":", ": "));
    Answer sameGuidOtherPeople =
        invite(Map.of("guid", "one"), List.of(Map.of("email", "bob@example.com")));

    for (Answer repeat : List.of(sameBytes, sameGuid)) {
      assertThat(repeat.status()).as(repeat.body()).isEqualTo(200);
      assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
      assertThat(repeat.json().at("/data/0/status").asString()).isEqualTo("removed");
    }
    assertThat(sameGuidOtherPeople.json().at("/data/0/status").asString()).isEqualTo("invited");
  }

  @Test
  void invitesARemovedOneAgainUnderItsOldId() {
    String id = idOf(calls.invite(Map.of("email", "ann@example.com", "label", "Ann")));
    client.delete("/recipients/" + id);
    assertThat(client.delete("/recipients/" + id).body()).isEqualTo(DONE);
    assertThat(status(id)).isEqualTo("removed");

    Answer again = invite(Map.of("guid", "again"), List.of(Map.of("email", "ann@example.com")));

    assertThat(idOf(again)).isEqualTo(id);
    assertThat(again.json().at("/data/0/label").asString()).isEqualTo("Ann");
    assertThat(status(id)).isEqualTo("invited");
  }

  /** Else a merchant would undo it by removing and inviting again. */
  @Test
  void leavesWhomTheOperatorHasPaused() {
    new Operator(api)
        .put(
            "/admin/merchants/" + merchant.id() + "/recipients/" + merchant.recipientEmail(),
            Map.of("label", "Bob", "status", "paused"));

    Answer refused = client.delete("/recipients/" + merchant.recipientId());

    assertThat(refused.status()).as(refused.body()).isEqualTo(409);
    assertThat(refused.json().get("error").asString()).contains("paused by the operator");
    assertThat(status(merchant.recipientId())).isEqualTo("paused");
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    String bob = idOf(calls.invite(Map.of("email", "bob@example.com")));
    String carol = idOf(calls.invite(Map.of("email", "carol@example.com")));
    client.delete("/recipients/" + bob);

    assertThat(ids(client.get("/recipients"))).containsExactly(carol, bob, merchant.recipientId());
    assertThat(ids(client.get("/recipients?limit=1&offset=1"))).containsExactly(bob);
    assertThat(ids(client.get("/recipients?status=active")))
        .containsExactly(merchant.recipientId());
    assertThat(ids(client.get("/recipients?status=invited&limit=1"))).containsExactly(carol);
    assertThat(client.get("/recipients?status=paused").body())
        .isEqualTo("{\"facade\":\"payout/recipient\",\"data\":[]}");
    Answer refused = client.get("/recipients?status=lost&limit=1001&offset=x");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(params(refused)).containsExactly("status", "limit", "offset");
  }

  @Test
  void changesNameAndUrlAndLeavesWhatIsNotGiven() {
    Answer invited = calls.invite(Map.of("email", "ann@example.com", "label", "Ann"));
    String path = "/recipients/" + idOf(invited);

    Answer renamed = client.put(path, Map.of("label", "Anna", "guid", "1"));
    Answer moved = client.put(path, Map.of("notificationURL", "https://shop.example/a"));
    Answer same = client.put(path, Map.of("label", "Anna"));

    assertThat(renamed.json().at("/data/label").asString()).isEqualTo("Anna");
    assertThat(moved.json().at("/data/label").asString()).isEqualTo("Anna");
    assertThat(moved.json().at("/data/notificationURL").asString())
        .isEqualTo("https://shop.example/a");
    assertThat(same.body()).isEqualTo(moved.body()).isEqualTo(client.get(path).body());
  }

  /** The PHP library sends the whole recipient back. */
  @Test
  void takesAWholeRecipientBackButNoOtherAddress() {
    Answer invited = calls.invite(Map.of("email", "ann@example.com", "label", "Ann"));
    String path = "/recipients/" + idOf(invited);
    Map<String, Object> whole = new HashMap<>();
    for (String field : List.of("id", "email", "label", "status")) {
      whole.put(field, invited.json().at("/data/0/" + field).asString());
    }
    whole.put("label", "Anna");

    Answer changed = client.put(path, whole);
    whole.put("email", "eve@example.com");
    Answer refused = client.put(path, whole);

    assertThat(changed.json().at("/data/label").asString()).isEqualTo("Anna");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("code").asString()).isEqualTo("030002");
    assertThat(params(refused)).containsExactly("email");
  }

  @Test
  void knowsNoRecipientOfAnotherMerchant() {
    MerchantClient stranger = TestMerchant.on(api).client();
    String path = "/recipients/" + merchant.recipientId();
    List<Answer> answers =
        List.of(
            stranger.get(path),
            stranger.put(path, Map.of("label", "mine")),
            stranger.delete(path),
            stranger.post(path + "/notifications", Map.of()),
            client.get("/recipients/nothing"));

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).as(answer.body()).isEqualTo(404);
          assertThat(answer.json().get("error").asString()).isEqualTo("Resource not found");
        });
    assertThat(status(merchant.recipientId())).isEqualTo("active");
    assertThat(ids(stranger.get("/recipients"))).doesNotContain(merchant.recipientId());
  }

  private Answer invite(Map<String, String> others, List<Map<String, String>> people) {
    return calls.invite(others, people);
  }

  private String status(String id) {
    return client.get("/recipients/" + id).json().at("/data/status").asString();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asString();
  }

  private static String idOf(Answer answer) {
    return ids(answer).getFirst();
  }
}
