package org.openpayouts.payoutapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.Http;
import org.openpayouts.payoutapi.running.RunningApi;
import org.openpayouts.payoutapi.running.TestFacts;
import org.openpayouts.payoutapi.running.TestMerchant;
import org.openpayouts.payoutapi.running.TestTopics;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;

/** Every answer says when payouts are executed next, once a cutoff has told it. */
class NextCutoffIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningApi api = RunningApi.shared();

  @Test
  void saysWhatTheNewestCutoffTold() {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    Instant soon = now.plus(2, ChronoUnit.HOURS);
    Instant later = now.plus(9, ChronoUnit.HOURS);

    tell(soon, now.minusSeconds(2));
    awaitHeader(soon);
    tell(later, now.minusSeconds(1));
    awaitHeader(later);
    tell(soon, now.minusSeconds(3));
    tell(later.plusSeconds(1), now);
    awaitHeader(later.plusSeconds(1));

    TestMerchant merchant = TestMerchant.on(api);
    assertThat(merchant.client().get("/payouts").headers().allValues("X-Next-Cutoff"))
        .containsExactly(later.plusSeconds(1).toString().replace("Z", ".000Z"));
    assertThat(answer("/nothing").header("X-Next-Cutoff")).isNotEmpty();

    tell(now.minusSeconds(1), now.plusSeconds(1));
    await().atMost(PATIENCE).until(() -> answer("/currencies").header("X-Next-Cutoff").isEmpty());
  }

  private void awaitHeader(Instant next) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            answer("/currencies")
                .header("X-Next-Cutoff")
                .equals(next.toString().replace("Z", ".000Z")));
  }

  private Answer answer(String path) {
    return Http.send("GET", api.url() + path, Map.of("X-Accept-Version", "2.0.0"), new byte[0]);
  }

  private static void tell(Instant next, Instant at) {
    CutoffReached cutoff = TestFacts.cutoff(IdSource.secure().nextId(), at);
    TestTopics.send(
        Topics.CUTOFFS,
        "test",
        CutoffReached.newBuilder(cutoff)
            .setEnvelope(Envelope.newBuilder(cutoff.getEnvelope()).setOccurredAt(at).build())
            .setNextInstant(next)
            .build());
  }
}
