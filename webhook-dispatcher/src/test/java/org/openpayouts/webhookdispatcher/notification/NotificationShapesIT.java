package org.openpayouts.webhookdispatcher.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.world.SampleFacts.aPayout;
import static org.openpayouts.webhookdispatcher.world.SampleShortage.aShortage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.delivery.DeliveryIntake;
import org.openpayouts.webhookdispatcher.delivery.Notice;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.openpayouts.webhookdispatcher.world.MerchantRecordFacts;
import org.openpayouts.webhookdispatcher.world.Shapes;
import org.openpayouts.webhookdispatcher.world.Watching;

/** A merchant hears the same, once and in order, however the records come. */
class NotificationShapesIT {

  private static final String DELIVERIES =
      "select count(*) from delivery where merchant_id = ? and status = 'DELIVERED'";

  private static final String OUT_OF_ORDER =
      """
      select count(*) from delivery earlier join delivery later using (subject_id)
      where subject_id = ? and earlier.sequence < later.sequence
        and earlier.settled_at >= later.settled_at
      """;

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final Watching payouts = watching();
  private final Watching others = watching();

  static IntStream shapesOfFive() {
    return Shapes.of(5);
  }

  static IntStream shapesOfFour() {
    return Shapes.of(4);
  }

  @AfterEach
  void goOn() {
    if (!world.dispatcher().isRunning()) {
      world.dispatcher().start();
    }
  }

  @ParameterizedTest
  @MethodSource("shapesOfFive")
  void tellsOfLifecyclesAlike(int shape) {
    var merchant = world.aKnownMerchant(null);
    var paid = aPayout(merchant, payouts.server().url(payouts.path()));
    var cancelled = aPayout(merchant, others.server().url(others.path()));
    var facts = new LifecycleFacts(new EventCodes(world.bean(NotificationSettings.class)));
    List<SpecificRecord> records =
        List.of(
            paid.funded(),
            paid.delayed(),
            cancelled.cancelled(),
            paid.broadcast(),
            paid.completed());

    world.dispatcher().stop();
    Shapes.batches(shape, records).forEach(batch -> accept(Topics.LIFECYCLE, batch, facts::notice));
    world.dispatcher().start();

    payouts.awaitCodes(5001, 5002, 5003);
    others.awaitCodes(5004);
    awaitDelivered(merchant.merchantId(), 4);
  }

  @ParameterizedTest
  @MethodSource("shapesOfFour")
  void tellsOnRequestAlike(int shape) {
    var merchant = world.aKnownMerchant(null);
    var payout = aPayout(merchant, payouts.server().url(payouts.path()));
    world.tell(payout, payout.funded());
    payouts.awaitStatuses(payout, "DELIVERED");
    var url = others.server().url(others.path());
    List<SpecificRecord> records =
        List.of(
            payout.resendRequested(),
            MerchantRecordFacts.recipientActive(merchant, url),
            payout.resendRequested(),
            MerchantRecordFacts.recipientActive(merchant, url));

    world.dispatcher().stop();
    Shapes.batches(shape, records)
        .forEach(batch -> accept(Topics.NOTIFICATIONS, batch, RequestFacts::notice));
    world.dispatcher().start();

    payouts.awaitCodes(5001, 5005, 5005);
    others.awaitCodes(4004, 4004);
    awaitDelivered(merchant.merchantId(), 5);
  }

  @ParameterizedTest
  @MethodSource("shapesOfFour")
  void tellsOfShortagesAlike(int shape) {
    var merchant = world.aKnownMerchant(payouts.server().url(payouts.path()));
    var first = aShortage(merchant);
    var second = first.next();
    List<SpecificRecord> records =
        List.of(first.fact(), second.fact(), second.next().fact(), first.in("GBP").fact());

    world.dispatcher().stop();
    Shapes.batches(shape, records)
        .forEach(batch -> accept(Topics.RESERVE_ENTRIES, batch, ShortageFacts::notice));
    world.dispatcher().start();

    payouts.awaitCodes(9101, 9101, 9101, 9101);
    awaitDelivered(merchant.merchantId(), 4);
    assertThat(payouts.number(OUT_OF_ORDER, first.key())).isZero();
  }

  private void accept(
      Topic topic,
      List<SpecificRecord> records,
      Function<Received<HeardFacts>, Optional<Notice>> translation) {
    var codec = world.bean(RecordCodec.class);
    world.handle(
        topic,
        records,
        batch ->
            world
                .bean(DeliveryIntake.class)
                .accept(
                    batch.stream()
                        .map(one -> one.as((from, value) -> HeardFacts.decoded(codec, from, value)))
                        .flatMap(one -> translation.apply(one).stream())
                        .toList()));
  }

  private void awaitDelivered(String merchantId, int count) {
    await()
        .atMost(Watching.SOON)
        .untilAsserted(() -> assertThat(payouts.number(DELIVERIES, merchantId)).isEqualTo(count));
  }

  private Watching watching() {
    return new Watching(world, world.merchantServer(), "/" + IdSource.secure().nextId());
  }
}
