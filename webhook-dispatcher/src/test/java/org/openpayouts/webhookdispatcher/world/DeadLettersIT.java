package org.openpayouts.webhookdispatcher.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.merchantserver.Behaviour.answers;
import static org.openpayouts.webhookdispatcher.world.SampleFacts.aPayout;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.outbox.StoredFacts.Scope;
import org.openpayouts.schemas.event.WebhookDelivery;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;

/** Deliveries that are given up, what the topic tells of them, and how they come back. */
class DeadLettersIT {

  private static final String POSTPONED =
      "select coalesce(max(postponed), 0) from delivery where subject_id = ?";
  private static final String DELIVERIES = "select count(*) from delivery where subject_id = ?";
  private static final IdSource IDS = IdSource.secure();

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final MerchantServer server = world.merchantServer();
  private final String path = "/" + IDS.nextId();
  private final Watching watch = new Watching(world, server, path);

  @Test
  void tellsAllThatAnOperatorNeeds() {
    server.always(path, answers(500));
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    var funded = payout.funded();
    var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    world.publish(Topics.LIFECYCLE, payout.payoutId(), funded, traceparent);

    var letter = awaitLetters(payout, 1).getFirst();

    assertThat(headers(letter))
        .containsEntry("original-topic", "payouts.lifecycle.v1")
        .containsEntry("original-key", payout.payoutId())
        .containsEntry("source-event-id", funded.getEnvelope().getEventId().toString())
        .containsEntry("payout-id", payout.payoutId())
        .containsEntry("merchant-id", payout.merchantId())
        .containsEntry("endpoint-key", payout.merchantId() + "|https://127.0.0.1:" + server.port())
        .containsEntry("event-code", "5001")
        .containsEntry("event-sequence", "2")
        .containsEntry("attempts", "6")
        .containsEntry("last-status", "500")
        .containsEntry("error-class", "HTTP")
        .containsEntry("error-message", "HTTP 500")
        .containsEntry("failure-category", "ENDPOINT")
        .containsEntry("replay-count", "0")
        .containsEntry("traceparent", traceparent)
        .containsKeys(
            "original-partition",
            "original-offset",
            "original-timestamp",
            "schema-id",
            "delivery-id",
            "first-attempt-at",
            "last-attempt-at",
            "deadline",
            "worker");
    var delivery = (WebhookDelivery) world.decode(letter);
    assertThat(delivery.getBody().array()).isEqualTo(server.received(path).getFirst().body());
    assertThat(delivery.getSourceEventId()).isEqualTo(funded.getEnvelope().getEventId());
    assertThat(watch.ids()).containsOnly(delivery.getSourceEventId().toString());
  }

  @Test
  void letsTheNextMessageGoWhenOneIsGivenUp() {
    server.next(path, answers(500), answers(500), answers(500));
    server.next(path, answers(500), answers(500), answers(500));
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));

    world.tell(payout, payout.funded(), payout.broadcast());

    watch.awaitCodes(5001, 5001, 5001, 5001, 5001, 5001, 5002);
    watch.awaitStatuses(payout, "DEAD", "DELIVERED");
  }

  @Test
  void triesAgainOnceUnderTheSameIdWhenReplayed() {
    server.always(path, answers(500));
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    world.tell(payout, payout.funded());
    var dead = (WebhookDelivery) world.decode(awaitLetters(payout, 1).getFirst());
    server.always(path, answers(200));
    var before = watch.ids().size();
    var replay = replayOf(dead);

    world.publish(Topics.WEBHOOK_REPLAY, payout.payoutId(), replay, null);
    world.publish(Topics.WEBHOOK_REPLAY, payout.payoutId(), replay, null);

    watch.awaitStatuses(payout, "DELIVERED");
    world.publish(Topics.WEBHOOK_REPLAY, payout.payoutId(), replayOf(dead), null);
    await().atMost(Watching.SOON).until(() -> verdicts(dead).size() == 2);
    assertThat(verdicts(dead)).containsExactly("REVIVED", "ALREADY_DELIVERED");
    assertThat(watch.ids()).hasSize(before + 1).containsOnly(dead.getSourceEventId().toString());
    assertThat(server.received(path).getLast().body())
        .isEqualTo(server.received(path).getFirst().body());
  }

  @Test
  void neverReplaysAnOlderStateAfterANewerOne() {
    server.always(path, answers(500));
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    world.tell(payout, payout.funded());
    var dead = (WebhookDelivery) world.decode(awaitLetters(payout, 1).getFirst());
    server.always(path, answers(200));
    world.tell(payout, payout.broadcast());
    watch.awaitStatuses(payout, "DEAD", "DELIVERED");

    world.publish(Topics.WEBHOOK_REPLAY, payout.payoutId(), replayOf(dead), null);

    await().atMost(Watching.SOON).until(() -> verdicts(dead).equals(List.of("OUTDATED")));
    assertThat(watch.statuses(payout)).containsExactly("DEAD", "DELIVERED");
  }

  @Test
  void tellsItsDeadLettersAgainFromItsStore() {
    server.always(path, answers(500));
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    world.tell(payout, payout.funded());
    var letter = awaitLetters(payout, 1).getFirst();

    var stored = world.bean(StoredFacts.class).page(new Scope.OfPayout(payout.payoutId()), 0, 10);

    assertThat(stored).hasSize(1);
    assertThat(stored.getFirst().topic()).isEqualTo(Topics.WEBHOOK_DEAD_LETTERS.name());
    assertThat(stored.getFirst().record().value()).isEqualTo(letter.value());
    var since = Clock.systemUTC().instant().minus(Duration.ofHours(1));
    assertThat(world.bean(StoredFacts.class).page(new Scope.Since(since), 0, 500)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://10.0.0.1/hook, ADDRESS_REFUSED, 6",
    "https://[fd00:ec2::254]/hook, ADDRESS_REFUSED, 6",
    "http://shop.example/hook, the URL is not https, 0",
    "https://user:secret@shop.example/hook, the URL carries user info, 0"
  })
  void givesUpWhatLeadsWhereNoWebhookMayGo(String url, String error, String attempts) {
    var payout = aPayout(world.aKnownMerchant(null), url);
    world.tell(payout, payout.funded());

    var letter = awaitLetters(payout, 1).getFirst();

    assertThat(headers(letter))
        .containsEntry("failure-category", "CONTRACT")
        .containsEntry("attempts", attempts);
    assertThat(headers(letter).get("error-message")).startsWith(error);
  }

  @Test
  void givesUpAtTheDeadlineWhatItsKeyNeverCameFor() {
    var payout = aPayout(SampleMerchant.aMerchant(), server.url(path));
    world.tell(payout, payout.funded(), payout.broadcast());
    await().atMost(Watching.SOON).until(() -> watch.number(DELIVERIES, payout) == 2);
    await().atMost(Watching.SOON).until(() -> watch.number(POSTPONED, payout) > 0);

    world
        .db()
        .sql("update delivery set deadline = now() - interval '1 hour' where subject_id = ?")
        .param(payout.payoutId())
        .update();

    var categories =
        awaitLetters(payout, 2).stream()
            .map(letter -> headers(letter).get("failure-category"))
            .toList();
    assertThat(categories).containsExactlyInAnyOrder("INTERNAL", "EXPIRED");
    assertThat(watch.statuses(payout)).containsExactly("DEAD", "DEAD");
    assertThat(server.received(path)).isEmpty();
  }

  private List<ConsumerRecord<byte[], byte[]>> awaitLetters(SampleFacts payout, int count) {
    return await()
        .atMost(Watching.SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> world.read(Topics.WEBHOOK_DEAD_LETTERS, payout.payoutId()),
            letters -> letters.size() == count);
  }

  private List<String> verdicts(WebhookDelivery dead) {
    return world
        .db()
        .sql("select verdict from replay where delivery_id = ? order by handled_at")
        .param(dead.getDeliveryId())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static WebhookDelivery replayOf(WebhookDelivery dead) {
    var envelope = dead.getEnvelope();
    return WebhookDelivery.newBuilder(dead)
        .setEnvelope(
            org.openpayouts.schemas.event.Envelope.newBuilder(envelope)
                .setEventId(IDS.nextUuid())
                .setProducer("replay-tool")
                .build())
        .setRequestedBy("sre@example")
        .setReason("endpoint is back")
        .build();
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, String>();
    record.headers().forEach(one -> headers.put(one.key(), new String(one.value(), UTF_8)));
    return headers;
  }
}
