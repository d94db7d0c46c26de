package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.world.SampleFacts.aPayout;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.webhookdispatcher.delivery.Answer.Responded;
import org.openpayouts.webhookdispatcher.delivery.Settling.Settled;
import org.openpayouts.webhookdispatcher.merchant.SuccessRule;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.openpayouts.webhookdispatcher.world.SampleFacts;
import org.openpayouts.webhookdispatcher.world.Watching;

/**
 * A worker dies, or stands still, between any two of its steps. The test plays the worker; the
 * dispatcher that goes on afterwards is the real one.
 */
class CrashPointsIT {

  private static final String READY =
      "select count(*) from delivery where subject_id = ? and status = 'READY'";

  private static final String LEASED =
      "select count(*) from delivery where subject_id = ? and status = 'LEASED'";
  private static final String DEAD_BY_US =
      "select count(*) from dead_letter where subject_id = ? and category = 'INTERNAL'";

  /** One more than the world's waits between them. */
  private static final int ATTEMPTS = 6;

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final MerchantServer server = world.merchantServer();
  private final Watching watch = new Watching(world, server, "/" + IdSource.secure().nextId());
  private final Dispatcher dispatcher = world.bean(Dispatcher.class);
  private final Claims claims = world.bean(Claims.class);
  private final Settling settling = world.bean(Settling.class);

  @BeforeEach
  void standStill() {
    dispatcher.stop();
  }

  @AfterEach
  void goOn() {
    if (!dispatcher.isRunning()) {
      dispatcher.start();
    }
  }

  @Test
  void sendsOnceWhatAWorkerClaimedAndNeverSent() {
    var payout = aWaitingPayout();
    claim(payout);

    dispatcher.start();

    watch.awaitCodes(5001);
    watch.awaitStatuses(payout, "DELIVERED");
    assertThat(watch.endpoint(payout)).containsEntry("inflight", 0);
  }

  @Test
  void sendsAgainUnderTheSameIdWhatAWorkerDeliveredAndNeverRecorded() {
    var payout = aWaitingPayout();
    var claimed = claim(payout);
    send(claimed);
    world.tell(payout, payout.broadcast());

    dispatcher.start();

    watch.awaitCodes(5001, 5001, 5002);
    watch.awaitStatuses(payout, "DELIVERED", "DELIVERED");
    assertThat(watch.ids().get(1)).isEqualTo(watch.ids().getFirst());
    assertThat(watch.ids().getLast()).isNotEqualTo(watch.ids().getFirst());
  }

  @Test
  void ignoresTheResultOfAWorkerThatWokeAfterItsLease() {
    var payout = aWaitingPayout();
    var asleep = claim(payout);
    awaitReady(payout);
    var awake = claim(payout);

    var late = settling.settle(asleep, SuccessRule.EXACTLY_200, attempt(200));

    assertThat(late).isEqualTo(Settled.TOO_LATE);
    assertThat(watch.statuses(payout)).containsExactly("LEASED");
    assertThat(settling.settle(awake, SuccessRule.EXACTLY_200, attempt(500)))
        .isEqualTo(Settled.RETRIED);
    assertThat(watch.endpoint(payout)).containsEntry("inflight", 0);
    assertThat(attempts(payout)).containsExactlyInAnyOrder(true, false, true);
  }

  /** As if the delivery itself killed each worker that takes it. */
  @Test
  void givesUpADeliveryWhoseWorkersAllDie() {
    var payout = aWaitingPayout();

    for (var worker = 0; worker < ATTEMPTS; worker++) {
      var claimed = claim(payout);
      endLease(claimed);
      await().atMost(Watching.SOON).until(() -> watch.number(LEASED, payout) == 0);
      assertThat(watch.number("select attempts from delivery where subject_id = ?", payout))
          .isEqualTo(worker + 1);
    }

    watch.awaitStatuses(payout, "DEAD");
    assertThat(attempts(payout)).hasSize(ATTEMPTS).containsOnly(true);
    assertThat(watch.number(DEAD_BY_US, payout)).isEqualTo(1);
    assertThat(watch.endpoint(payout)).containsEntry("inflight", 0);
  }

  @Test
  void freesEverythingThatADeadProcessHeld() {
    var merchant = world.aKnownMerchant(null);
    var url = server.url(watch.path());
    var payouts = IntStream.range(0, 30).mapToObj(_ -> aPayout(merchant, url)).toList();
    payouts.forEach(payout -> world.tell(payout, payout.funded()));
    payouts.forEach(this::awaitReady);
    var held = IntStream.range(0, 9).boxed().flatMap(_ -> claims.take(10).stream());
    assertThat(held.filter(one -> one.merchantId().equals(merchant.merchantId()))).hasSize(10);

    dispatcher.start();

    await().atMost(Watching.SOON).until(() -> watch.codes().size() == 30);
    await()
        .atMost(Watching.SOON)
        .untilAsserted(() ->
            assertThat(watch.endpoint(payouts.getFirst()))
                .containsEntry("inflight", 0)
                .containsEntry("next_due", null));
    assertThat(watch.ids()).doesNotHaveDuplicates();
  }

  @Test
  void tellsTheNewestStateOnceTheOldOneFailedOftenAndLong() {
    var payout = aWaitingPayout();
    for (var i = 0; i < 3; i++) {
      awaitReady(payout);
      settling.settle(claim(payout), SuccessRule.EXACTLY_200, attempt(500));
    }
    world
        .db()
        .sql(
            "update delivery set created_at = created_at - interval '10 minutes' where subject_id = ?")
        .param(payout.payoutId())
        .update();

    world.tell(payout, payout.broadcast());

    watch.awaitStatuses(payout, "SUPERSEDED", "READY");
    dispatcher.start();
    watch.awaitCodes(5002);
  }

  private Claimed claim(SampleFacts payout) {
    return await()
        .atMost(Watching.SOON)
        .until(
            () ->
                claims.take(50).stream()
                    .filter(one -> one.subjectId().equals(payout.payoutId()))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private SampleFacts aWaitingPayout() {
    var payout = aPayout(world.aKnownMerchant(null), server.url(watch.path()));
    world.tell(payout, payout.funded());
    awaitReady(payout);
    return payout;
  }

  private void endLease(Claimed claimed) {
    world
        .db()
        .sql("update delivery set lease_until = now() - interval '1 second' where delivery_id = ?")
        .param(claimed.deliveryId())
        .update();
  }

  private void awaitReady(SampleFacts payout) {
    await().atMost(Watching.SOON).until(() -> watch.number(READY, payout) == 1);
  }

  private void send(Claimed claimed) {
    var headers = Map.of("webhook-id", claimed.webhookId().toString());
    var outgoing = new Outgoing(URI.create(claimed.url()), headers, claimed.body());
    assertThat(world.bean(WebhookSender.class).send(outgoing).answer())
        .isEqualTo(new Responded(200, Duration.ZERO, ""));
  }

  private List<Boolean> attempts(SampleFacts payout) {
    return world
        .db()
        .sql(
            """
            select counted from attempt join delivery using (delivery_id) where subject_id = ?
            """)
        .param(payout.payoutId())
        .query((row, _) -> row.getBoolean(1))
        .list();
  }

  private static AttemptRecord attempt(int status) {
    var answer = new Responded(status, Duration.ZERO, "");
    return new AttemptRecord(
        Clock.systemUTC().instant(), Duration.ofMillis(5), "127.0.0.1", answer, "test");
  }
}
