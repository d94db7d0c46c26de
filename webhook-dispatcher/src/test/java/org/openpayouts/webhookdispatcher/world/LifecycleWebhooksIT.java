package org.openpayouts.webhookdispatcher.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.merchantserver.Behaviour.answers;
import static org.openpayouts.webhookdispatcher.world.SampleFacts.aPayout;

import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;

/** From the fact on the topic to the request at the merchant's door. */
class LifecycleWebhooksIT {

  private static final String DELIVERIES = "select count(*) from delivery where subject_id = ?";
  private static final String POSTPONED =
      "select coalesce(max(postponed), 0) from delivery where subject_id = ?";

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final MerchantServer server = world.merchantServer();
  private final String path = "/" + IdSource.secure().nextId();
  private final Watching watch = new Watching(world, server, path);

  @Test
  void tellsALifeInOrderSignedWithThePayoutToken() throws Exception {
    var merchant = world.aKnownMerchant(null);
    var payout = aPayout(merchant, server.url(path));

    world.tell(payout, payout.funded(), payout.delayed(), payout.broadcast(), payout.completed());

    watch.awaitCodes(5001, 5002, 5003);
    for (var webhook : server.received(path)) {
      assertThat(webhook.header("x-signature")).isEqualTo(hmac(merchant.token(), webhook.body()));
      assertThat(webhook.text()).doesNotContain(merchant.token(), merchant.tokenId(), path);
    }
  }

  @Test
  void tellsOfCancelledAndFailedPayouts() {
    var merchant = world.aKnownMerchant(null);
    var cancelled = aPayout(merchant, server.url(path));
    var failed = aPayout(merchant, server.url(path));

    world.tell(cancelled, cancelled.cancelled());
    watch.awaitCodes(5004);
    world.tell(failed, failed.failed());

    watch.awaitCodes(5004, 5006);
  }

  @Test
  void carriesTheTraceOfTheFact() {
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    world.publish(Topics.LIFECYCLE, payout.payoutId(), payout.funded(), traceparent);

    watch.awaitCodes(5001);
    assertThat(server.received(path).getFirst().header("traceparent")).isEqualTo(traceparent);
  }

  @Test
  void deliversAFactThatArrivesTwiceOnce() {
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    var funded = payout.funded();

    world.tell(payout, funded, funded);
    world.tell(payout, payout.broadcast());

    watch.awaitCodes(5001, 5002);
    assertThat(watch.number(DELIVERIES, payout)).isEqualTo(2);
  }

  @Test
  void tellsEachEventOfAPayoutOnceAlsoAfterAReorganisation() {
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    var again = payout.completed();
    world.tell(payout, payout.completed());
    watch.awaitCodes(5003);

    world.tell(payout, again);

    watch.awaitStatuses(payout, "DELIVERED", "ALREADY_TOLD");
    assertThat(watch.codes()).containsExactly(5003);
  }

  @Test
  void keepsTheOrderOfAPayoutThroughFailures() {
    server.next(path, answers(500), answers(201), answers(302));
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));

    world.tell(payout, payout.funded(), payout.broadcast(), payout.completed());

    watch.awaitCodes(5001, 5001, 5001, 5001, 5002, 5003);
    assertThat(watch.ids().subList(0, 4)).containsOnly(watch.ids().getFirst());
    assertThat(watch.ids()).doesNotContainNull().hasSize(6);
  }

  @Test
  void usesTheMerchantsDefaultUrl() {
    var payout = aPayout(world.aKnownMerchant(server.url(path)), null);

    world.tell(payout, payout.funded());

    watch.awaitCodes(5001);
  }

  @Test
  void keepsTheHighestVersionOfAMerchantWhateverTheOrderOfArrival() {
    var merchant = SampleMerchant.aMerchant();
    world.publish(merchant, 2, server.url(path));
    world.publish(merchant, 1, "https://old.example/");
    var payout = aPayout(merchant, null);

    world.tell(payout, payout.funded());

    watch.awaitCodes(5001);
  }

  @Test
  void waitsForAMerchantThatIsNotKnownYet() {
    var merchant = SampleMerchant.aMerchant();
    var withUrl = aPayout(merchant, server.url(path));
    var withoutUrl = aPayout(merchant, null);
    world.tell(withUrl, withUrl.funded());
    world.tell(withoutUrl, withoutUrl.funded(), withoutUrl.broadcast());
    await().atMost(Watching.SOON).until(() -> watch.number(DELIVERIES, withoutUrl) == 2);
    await().atMost(Watching.SOON).until(() -> watch.number(POSTPONED, withUrl) > 0);

    world.publish(merchant, 1, server.url(path));

    await().atMost(Watching.SOON).untilAsserted(() -> assertThat(watch.codes()).hasSize(3));
    assertThat(watch.codes()).containsExactlyInAnyOrder(5001, 5001, 5002);
  }

  @Test
  void recordsThatNobodyWantsToHear() {
    var merchant = world.aKnownMerchant(null);
    var payout = aPayout(merchant, null);

    world.tell(payout, payout.funded());

    watch.awaitStatuses(payout, "NO_ENDPOINT");
  }

  @Test
  void neverSendsAFactThatIsOlderThanTheDeadline() {
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    var old = payout.at(payout.at().minus(Duration.ofHours(73)));

    world.tell(old, old.funded());
    world.tell(payout, payout.broadcast());

    watch.awaitCodes(5002);
    watch.awaitStatuses(payout, "EXPIRED", "DELIVERED");
  }

  @Test
  void resendsTheLastWebhookUnderItsOwnCode() {
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));
    world.tell(payout, payout.funded(), payout.broadcast());
    watch.awaitCodes(5001, 5002);

    world.publish(Topics.NOTIFICATIONS, payout.payoutId(), payout.resendRequested(), null);

    watch.awaitCodes(5001, 5002, 5005);
    var received = server.received(path);
    assertThat(received.getLast().text().replaceFirst("\\{\"event\":\\{[^}]*\\}", ""))
        .isEqualTo(received.get(1).text().replaceFirst("\\{\"event\":\\{[^}]*\\}", ""));
    assertThat(watch.ids()).doesNotHaveDuplicates();
  }

  @Test
  void tellsHowThePayoutStandsWhenNothingWasToldYet() {
    var payout = aPayout(world.aKnownMerchant(null), server.url(path));

    world.publish(Topics.NOTIFICATIONS, payout.payoutId(), payout.resendRequested(), null);

    watch.awaitCodes(5005);
    assertThat(server.received(path).getFirst().text()).contains("\"status\":\"new\"");
  }

  private static String hmac(String token, byte[] body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
