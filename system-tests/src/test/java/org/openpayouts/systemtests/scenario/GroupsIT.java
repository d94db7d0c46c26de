package org.openpayouts.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.systemtests.stack.SharedStack;
import org.openpayouts.systemtests.stack.TestMerchant;
import tools.jackson.databind.json.JsonMapper;

/** The largest group that there is, and a webhook that is asked for. */
@Scenario("groups")
@Order(2)
class GroupsIT {
  private static final int LARGEST = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SharedStack stack = SharedStack.get();
  private final TestMerchant merchant = TestMerchant.in(stack, "groups").withPayees(3);

  @Test
  void aThousandPayoutsAreAskedForTogetherAndTakenBackTogether() {
    List<Map<String, Object>> instructions =
        IntStream.range(0, LARGEST)
            .mapToObj(i -> merchant.request(new BigDecimal("5.00"), i, "group-" + i))
            .toList();

    long begun = System.nanoTime();
    Answer made =
        merchant
            .client()
            .post("/payouts/group", Map.of("instructions", instructions))
            .orThrow("POST");
    Counts.say("ms until 1,000 are stored", millisSince(begun));
    assertThat(made.json().path("created")).hasSize(LARGEST);
    String group = made.json().at("/created/0/groupId").asString();

    begun = System.nanoTime();
    Answer cancelled = merchant.client().delete("/payouts/group/" + group).orThrow("DELETE");
    Counts.say("ms until 1,000 are cancelled", millisSince(begun));
    assertThat(cancelled.json().path("failed").toString()).isEqualTo("[]");
    assertThat(cancelled.json().path("cancelled")).hasSize(LARGEST);
    Answer list = merchant.client().get("/payouts?limit=1000&status=cancelled&groupId=" + group);
    assertThat(list.json().path("data")).hasSize(LARGEST);
  }

  @Test
  void aWebhookThatIsAskedForComesAlsoOfANewPayout() {
    String id = merchant.submit(new BigDecimal("6.00"), 0, "told").json().at("/data/id").asString();

    Answer asked = merchant.client().post("/payouts/" + id + "/notifications", Map.of());

    assertThat(asked.json().path("success").asBoolean()).as(asked.body()).isTrue();
    Deadline.in(PATIENCE).until("5005 of " + id, () -> told(id) == 1);
    merchant.client().delete("/payouts/" + id).orThrow("DELETE");
  }

  private long told(String id) {
    return stack.running().deliveries().stream()
        .filter(attempt -> attempt.path().equals("/" + merchant.name()))
        .map(attempt -> JsonMapper.shared().readTree(attempt.body()))
        .filter(body -> body.at("/event/code").asInt() == 5005)
        .filter(body -> body.at("/data/id").asString().equals(id))
        .map(body -> body.at("/data/status").asString())
        .filter("new"::equals)
        .count();
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
