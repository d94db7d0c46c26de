package org.openpayouts.webhookdispatcher.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpayouts.webhookdispatcher.merchantserver.Behaviour.answers;
import static org.openpayouts.webhookdispatcher.world.SampleFacts.aPayout;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.SetAside.Action;
import org.openpayouts.outbox.SetAside.Entry;
import org.openpayouts.outbox.SetAside.Kind;
import org.openpayouts.outbox.SetAside.Order;
import org.openpayouts.outbox.SetAside.Window;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.openpayouts.webhookdispatcher.world.SampleFacts;
import org.openpayouts.webhookdispatcher.world.Watching;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An operator judges a payout's dead webhooks: told again, or dismissed, and open no more. */
class DeadWebhooksIT {

  private static final IdSource IDS = IdSource.secure();

  private final DispatcherWorld world = DispatcherWorld.shared();
  private final String path = "/" + IDS.nextId();
  private final Watching watch = new Watching(world, world.merchantServer(), path);
  private final DeadWebhooks webhooks = world.bean(DeadWebhooks.class);

  @Test
  void areToldAgainOnceAndTheirLettersAreClosed() {
    var payout = aDeadOne();
    var entry = open(payout).getFirst();
    assertThat(entry.cause()).isEqualTo("ENDPOINT: HTTP 500");
    assertThat(webhooks.view(Kind.WEBHOOK, entry.id()).orElseThrow())
        .containsEntry("last status", "500")
        .containsEntry("merchant", payout.merchantId())
        .allSatisfy((_, value) -> assertThat(value).doesNotContain(path));
    watch.server().always(path, answers(200));

    assertThat(carryOut(entry, Action.HANDLE)).isEqualTo("REVIVED");

    watch.awaitStatuses(payout, "DELIVERED");
    assertThat(open(payout)).isEmpty();
    assertThat(item(entry)).isEmpty();
    assertThat(wishes(payout)).containsExactly("ann: the endpoint is back");
  }

  @Test
  void areOpenAgainWhereTheEndpointStillRefuses() {
    var payout = aDeadOne();
    var first = open(payout).getFirst();

    carryOut(first, Action.HANDLE);
    watch.awaitStatuses(payout, "DEAD");

    assertThat(open(payout)).singleElement().isNotEqualTo(first);
  }

  @Test
  void areDismissedWithoutATry() {
    var payout = aDeadOne();
    var attempts = watch.codes().size();

    assertThat(carryOut(open(payout).getFirst(), Action.DISMISS)).isEqualTo("dismissed");

    assertThat(open(payout)).isEmpty();
    assertThat(watch.statuses(payout)).containsExactly("DEAD");
    assertThat(watch.codes()).hasSize(attempts);
  }

  private SampleFacts aDeadOne() {
    watch.server().always(path, answers(500));
    var payout = aPayout(world.aKnownMerchant(null), watch.server().url(path));
    world.tell(payout, payout.funded());
    watch.awaitStatuses(payout, "DEAD");
    return payout;
  }

  private List<Entry> open(SampleFacts payout) {
    return webhooks.page(Kind.WEBHOOK, new Window(Instant.EPOCH, 0, 500)).stream()
        .filter(entry -> payout.payoutId().equals(entry.key()))
        .toList();
  }

  private List<Entry> item(Entry entry) {
    return Objects.requireNonNull(
        transaction().execute(_ -> webhooks.item(Kind.WEBHOOK, entry.id())));
  }

  private String carryOut(Entry entry, Action action) {
    var order = new Order("plan-" + IDS.nextId(), action, "ann", "the endpoint is back");
    return Objects.requireNonNull(
        transaction()
            .execute(_ ->
                webhooks.carryOut(Kind.WEBHOOK, webhooks.item(Kind.WEBHOOK, entry.id()), order)));
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(world.bean(PlatformTransactionManager.class));
  }

  private List<String> wishes(SampleFacts payout) {
    return world
        .db()
        .sql(
            """
            select requested_by || ': ' || reason from replay join delivery using (delivery_id)
             where subject_id = ?
            """)
        .param(payout.payoutId())
        .query((row, _) -> row.getString(1))
        .list();
  }
}
