package org.openpayouts.webhookdispatcher.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.merchantserver.Behaviour.answers;
import static org.openpayouts.webhookdispatcher.world.SampleFacts.aPayout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.webhookdispatcher.merchantserver.Behaviour;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;

/** What goes wrong at one place stays there. */
class IsolationIT {

  private static final String UNSETTLED =
      "select count(*) from delivery where merchant_id = ? and settled_at is null";
  private static final String OPENED =
      "select count(*) from endpoint where merchant_id = ? and openings > 0";
  private static final String OUT_OF_ORDER =
      """
      select count(*) from delivery a join delivery b using (subject_id)
      where a.merchant_id = ? and a.sequence < b.sequence and a.settled_at > b.settled_at
      """;

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final MerchantServer server = world.merchantServer();
  private final String path = "/" + IdSource.secure().nextId();
  private final Watching watch = new Watching(world, server, path);

  @Test
  void tellsTheLivingWhileAnotherEndpointHangs() {
    try (var hung = world.anotherServer()) {
      hung.always("/hangs", new Behaviour.Hangs());
      payoutsTo(hung.url("/hangs"), 200);
      await().atMost(Watching.SOON).until(() -> !hung.received("/hangs").isEmpty());

      payoutsTo(server.url(path), 50);

      await().atMost(Duration.ofSeconds(15)).until(() -> watch.codes().size() == 50);
      assertThat(hung.connections()).isLessThan(60);
    }
  }

  @Test
  void leavesADeadEndpointAloneAfterARowOfFailures() {
    try (var dead = world.anotherServer()) {
      dead.always("/dead", answers(500));
      var payouts = payoutsTo(dead.url("/dead"), 40);
      await()
          .atMost(Watching.SOON)
          .until(() -> watch.number(OPENED, payouts.getFirst().merchantId()) == 1);

      payoutsTo(server.url(path), 20);

      await().atMost(Duration.ofSeconds(15)).until(() -> watch.codes().size() == 20);
      await()
          .atMost(Watching.SOON)
          .untilAsserted(
              () -> assertThat(watch.endpoint(payouts.getFirst())).containsEntry("allowance", 1));
    }
  }

  @Test
  void holdsAnEndpointThatIsGoneAndGoesOnWhenTheMerchantIsHeardOf() {
    server.next(path, answers(410));
    var merchant = world.aKnownMerchant(server.url(path));
    var payout = aPayout(merchant, null);
    world.tell(payout, payout.funded(), payout.broadcast());
    watch.awaitCodes(5001);
    await().atMost(Watching.SOON).until(() -> watch.endpoint(payout).get("held_since") != null);

    world.publish(merchant, 2, server.url(path));

    watch.awaitCodes(5001, 5001, 5002);
  }

  @Test
  void goesOnByItselfAfterTheDatabaseWasAway() throws Exception {
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    world.tell(payout, payout.funded());
    watch.awaitCodes(5001);
    watch.awaitStatuses(payout, "DELIVERED");

    world.database().cut();
    world.tell(payout, payout.broadcast(), payout.completed());
    await().atMost(Watching.SOON).until(() -> health("") == 503);
    assertThat(health("readiness")).isEqualTo(200);
    assertThat(health("liveness")).isEqualTo(200);
    assertThat(watch.codes()).containsExactly(5001);
    world.database().mend();

    watch.awaitCodes(5001, 5002, 5003);
    await().atMost(Watching.SOON).until(() -> health("") == 200);
  }

  @Test
  void keepsEveryLaneMovingUnderConcurrentFactsAndResults() {
    var merchant = world.aKnownMerchant(null);
    server.next(path, IntStream.range(0, 9).mapToObj(_ -> answers(500)).toArray(Behaviour[]::new));
    var payouts =
        IntStream.range(0, 100).mapToObj(_ -> aPayout(merchant, server.url(path))).toList();

    payouts.forEach(payout -> world.tell(payout, payout.funded(), payout.broadcast()));
    payouts.forEach(payout -> world.tell(payout, payout.completed()));

    await().atMost(Watching.SOON).until(() -> watch.codes().size() == 309);
    await()
        .atMost(Watching.SOON)
        .until(() -> watch.number(UNSETTLED, payouts.getFirst().merchantId()) == 0);
    assertThat(watch.codes()).hasSize(309);
    assertThat(watch.number(OUT_OF_ORDER, payouts.getFirst().merchantId())).isZero();
  }

  private List<SampleFacts> payoutsTo(String url, int count) {
    var merchant = world.aKnownMerchant(null);
    var payouts = IntStream.range(0, count).mapToObj(_ -> aPayout(merchant, url)).toList();
    payouts.forEach(payout -> world.tell(payout, payout.funded()));
    return payouts;
  }

  private int health(String group) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(world.httpUrl() + "/actuator/health/" + group))
              .timeout(Duration.ofSeconds(10))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
