package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.PayoutCancellationRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import tools.jackson.databind.JsonNode;

/** Taking a group back: each of its payouts is decided as if it had been asked for alone. */
class GroupCancellationIT {
  private final RunningApi api = RunningApi.shared();
  private final TestMerchant merchant = TestMerchant.on(api);

  @Test
  void answersForEachPayoutWhatWasDecided() {
    List<String> ids = create("a", "b", "c");
    String path = "/payouts/group/" + group(ids.getFirst());

    CompletableFuture<Answer> asked =
        CompletableFuture.supplyAsync(() -> merchant.client().delete(path));
    List<PayoutSnapshot> wishes = wishes(ids);
    tell(TestFacts.cancelled(wishes.get(0), 3), ids.get(0));
    tell(TestFacts.funded(wishes.get(1), 3), ids.get(1));
    Answer first = asked.join();

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().propertyNames()).containsExactly("cancelled", "failed");
    assertThat(first.json().at("/cancelled/0/id").asString()).isEqualTo(ids.get(0));
    assertThat(first.json().at("/cancelled/0/status").asString()).isEqualTo("cancelled");
    assertThat(failures(first))
        .containsExactly(
            Map.entry(
                ids.get(1), "A payout can be cancelled only while it is new; this one is funded"),
            Map.entry(ids.get(2), "cancellation received, not decided yet"));

    tell(TestFacts.cancelled(wishes.get(2), 3), ids.get(2));
    Answer second = merchant.client().delete(path);
    assertThat(second.json().get("cancelled")).hasSize(2);
    assertThat(failures(second)).extracting(Map.Entry::getKey).containsExactly(ids.get(1));
    assertThat(published(ids)).hasSize(3);
  }

  private List<String> create(String... references) {
    Answer answer =
        merchant
            .client()
            .post(
                "/payouts/group",
                Map.of("instructions", Stream.of(references).map(merchant::fields).toList()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return StreamSupport.stream(answer.json().get("created").spliterator(), false)
        .map(one -> one.get("id").asString())
        .toList();
  }

  private String group(String id) {
    return merchant.client().get("/payouts/" + id).json().at("/data/groupId").asString();
  }

  private static void tell(SpecificRecord fact, String id) {
    TestTopics.send(Topics.LIFECYCLE, id, fact);
  }

  /** In the order of the ids. */
  private static List<PayoutSnapshot> wishes(List<String> ids) {
    List<PayoutSnapshot> wishes = published(ids);
    return ids.stream()
        .map(id ->
            wishes.stream().filter(wish -> wish.getPayoutId().equals(id)).findFirst().orElseThrow())
        .toList();
  }

  private static List<PayoutSnapshot> published(List<String> ids) {
    return TestTopics.await(
            Topics.REQUESTS,
            ids.size(),
            found ->
                ids.contains(found.key()) && found.value() instanceof PayoutCancellationRequested)
        .stream()
        .map(found -> ((PayoutCancellationRequested) found.value()).getPayout())
        .toList();
  }

  private static List<Map.Entry<String, String>> failures(Answer answer) {
    return StreamSupport.stream(answer.json().get("failed").spliterator(), false)
        .map(GroupCancellationIT::failure)
        .toList();
  }

  private static Map.Entry<String, String> failure(JsonNode one) {
    return Map.entry(one.get("payoutId").asString(), one.get("errMessage").asString());
  }
}
