package org.openpayouts.webhookdispatcher.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openpayouts.webhookdispatcher.world.SampleShortage.aShortage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.ReserveShort;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;

/** What merchants hear of their reserves. */
class ShortageWebhooksIT {

  private static final String DELIVERIES = "select count(*) from delivery where subject_id = ?";

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final MerchantServer server = world.merchantServer();
  private final String path = "/" + IdSource.secure().nextId();
  private final Watching watch = new Watching(world, server, path);

  @Test
  void tellsOfAShortageSignedWithThePayoutToken() throws Exception {
    var merchant = world.aKnownMerchant(server.url(path));
    var shortage = aShortage(merchant);

    publish(shortage, shortage.fact());

    watch.awaitCodes(9101);
    var webhook = server.received(path).getFirst();
    assertThat(webhook.text())
        .isEqualTo(
            """
            {"event":{"code":9101,"name":"reserve_short"},"data":{"currency":"USD",\
            "missing":"12.50","firstBlocked":"%s","waiting":3,\
            "cutoffDate":"2026-01-05T14:00:00.000Z",\
            "nextCutoffDate":"2026-01-05T21:00:00.000Z"}}\
            """
                .formatted(shortage.firstBlocked()));
    assertThat(webhook.header("x-signature")).isEqualTo(hmac(merchant.token(), webhook.body()));
  }

  /** Decided and told again, it has another event id; and what came first may come again last. */
  @Test
  void tellsOncePerCutoffHoweverOftenItIsTold() {
    var first = aShortage(world.aKnownMerchant(server.url(path)));
    var second = first.next();
    var told = first.fact();
    publish(first, told);
    watch.awaitCodes(9101);

    publish(second, second.fact());
    publish(first, told);
    publish(first, first.fact());
    publish(second, second.fact());
    var last = second.next();
    publish(last, last.fact());

    watch.awaitCodes(9101, 9101, 9101);
    assertThat(watch.ids()).doesNotHaveDuplicates();
    assertThat(watch.number(DELIVERIES, first.key())).isEqualTo(3);
  }

  @Test
  void tellsOfEachCurrency() {
    var dollars = aShortage(world.aKnownMerchant(server.url(path)));
    var pounds = dollars.in("GBP");

    publish(dollars, dollars.fact());
    publish(pounds, pounds.fact());

    watch.awaitCodes(9101, 9101);
  }

  @Test
  void leavesOutWhatAnOlderBuildDoesNotSay() {
    var shortage = aShortage(world.aKnownMerchant(server.url(path)));

    publish(shortage, shortage.toldByAnOlderBuild());

    watch.awaitCodes(9101);
    assertThat(server.received(path).getFirst().text()).endsWith("\"waiting\":3}}");
  }

  @Test
  void tellsNothingToAMerchantWithoutAUrl() {
    var shortage = aShortage(world.aKnownMerchant(null));

    publish(shortage, shortage.fact());

    awaitStatuses(shortage, "NO_ENDPOINT");
  }

  @Test
  void waitsForAMerchantThatIsNotKnownYet() {
    var merchant = SampleMerchant.aMerchant();
    var shortage = aShortage(merchant);
    publish(shortage, shortage.fact());
    awaitStatuses(shortage, "UNADDRESSED");

    world.publish(merchant, 1, server.url(path));

    watch.awaitCodes(9101);
  }

  /** As after the whole topic is read again: yesterday's shortages are recorded and not told. */
  @Test
  void neverTellsOfAShortageThatIsOlderThanADay() {
    var fresh = aShortage(world.aKnownMerchant(server.url(path)));
    var old = fresh.next().at(fresh.at().minus(Duration.ofHours(25)));
    var outdated = world.bean(MeterRegistry.class).counter("payouts.webhooks.outdated");
    double before = outdated.count();

    publish(old, old.fact());
    publish(fresh, fresh.fact());

    watch.awaitCodes(9101);
    awaitStatuses(fresh, "EXPIRED", "DELIVERED");
    assertThat(outdated.count()).isEqualTo(before + 1);
  }

  private void publish(SampleShortage shortage, ReserveShort fact) {
    world.publish(Topics.RESERVE_ENTRIES, shortage.key(), fact, null);
  }

  private void awaitStatuses(SampleShortage shortage, String... expected) {
    await()
        .atMost(Watching.SOON)
        .untilAsserted(() -> assertThat(statuses(shortage)).containsExactly(expected));
  }

  private List<String> statuses(SampleShortage shortage) {
    return world
        .db()
        .sql("select status from delivery where subject_id = ? order by position")
        .param(shortage.key())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static String hmac(String token, byte[] body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }
}
