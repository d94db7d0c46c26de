package org.openpayouts.webhookdispatcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.merchantserver.Behaviour.answers;
import static org.openpayouts.webhookdispatcher.world.SampleFacts.aPayout;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.WebhookDelivery;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.delivery.DeliveryRevival;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.openpayouts.webhookdispatcher.world.SampleFacts;
import org.openpayouts.webhookdispatcher.world.Shapes;
import org.openpayouts.webhookdispatcher.world.Watching;

/** What operators send back goes out once more, and no more often, however the wishes come. */
class ReplayShapesIT {

  private static final IdSource IDS = IdSource.secure();

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final String path = "/" + IDS.nextId();
  private final Watching watch = new Watching(world, world.merchantServer(), path);

  static IntStream shapesOfThree() {
    return Shapes.of(3);
  }

  @AfterEach
  void goOn() {
    if (!world.dispatcher().isRunning()) {
      world.dispatcher().start();
    }
  }

  @ParameterizedTest
  @MethodSource("shapesOfThree")
  void triesAgainAlike(int shape) {
    var merchant = world.aKnownMerchant(null);
    var one = aPayout(merchant, watch.server().url(path));
    var other = aPayout(merchant, watch.server().url(path));
    watch.server().always(path, answers(500));
    world.tell(one, one.funded());
    world.tell(other, other.funded());
    var dead = letterOf(one);
    List<SpecificRecord> wishes = List.of(wish(dead), wish(letterOf(other)), wish(dead));
    var before = watch.codes().size();
    watch.server().always(path, answers(200));

    world.dispatcher().stop();
    Shapes.batches(shape, wishes).forEach(this::revive);
    assertThat(verdicts(one)).containsExactlyInAnyOrder("REVIVED", "ALREADY_WAITING");
    assertThat(verdicts(other)).containsExactly("REVIVED");
    world.dispatcher().start();

    watch.awaitStatuses(one, "DELIVERED");
    watch.awaitStatuses(other, "DELIVERED");
    assertThat(watch.codes()).hasSize(before + 2);
  }

  private void revive(List<SpecificRecord> records) {
    var codec = world.bean(RecordCodec.class);
    world.handle(
        Topics.WEBHOOK_REPLAY,
        records,
        batch ->
            world
                .bean(DeliveryRevival.class)
                .revive(
                    batch.stream()
                        .flatMap(one -> ReplayFacts.of(one.as(codec::decode)).stream())
                        .toList()));
  }

  private WebhookDelivery letterOf(SampleFacts payout) {
    var letters =
        await()
            .atMost(Watching.SOON)
            .until(
                () -> world.read(Topics.WEBHOOK_DEAD_LETTERS, payout.payoutId()),
                found -> !found.isEmpty());
    return (WebhookDelivery) world.decode(letters.getFirst());
  }

  private static WebhookDelivery wish(WebhookDelivery dead) {
    var envelope =
        Envelope.newBuilder(dead.getEnvelope())
            .setEventId(IDS.nextUuid())
            .setProducer("replay-tool")
            .build();
    return WebhookDelivery.newBuilder(dead).setEnvelope(envelope).setReason("mended").build();
  }

  private List<String> verdicts(SampleFacts payout) {
    return world
        .db()
        .sql("select verdict from replay join delivery using (delivery_id) where subject_id = ?")
        .param(payout.payoutId())
        .query((row, _) -> row.getString(1))
        .list();
  }
}
