package org.openpayouts.webhookdispatcher.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpayouts.webhookdispatcher.merchantserver.MerchantServer;
import org.openpayouts.webhookdispatcher.merchantserver.ReceivedWebhook;

/** Watches one path of a receiver and what the dispatcher's store says about a payout. */
public record Watching(DispatcherWorld world, MerchantServer server, String path) {

  public static final Duration SOON = Duration.ofSeconds(30);

  public void awaitCodes(Integer... expected) {
    await().atMost(SOON).untilAsserted(() -> assertThat(codes()).containsExactly(expected));
  }

  public void awaitStatuses(SampleFacts payout, String... expected) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(statuses(payout)).containsExactly(expected));
  }

  public List<Integer> codes() {
    return server.received(path).stream().map(Watching::code).toList();
  }

  public List<String> ids() {
    return server.received(path).stream().map(webhook -> webhook.header("webhook-id")).toList();
  }

  public List<String> statuses(SampleFacts payout) {
    return world
        .db()
        .sql("select status from delivery where subject_id = ? order by position")
        .param(payout.payoutId())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** The one number that a query about this payout answers. */
  public long number(String sql, SampleFacts payout) {
    return number(sql, payout.payoutId());
  }

  public long number(String sql, String parameter) {
    return world.db().sql(sql).param(parameter).query(Long.class).single();
  }

  public Map<String, @Nullable Object> endpoint(SampleFacts payout) {
    return world
        .db()
        .sql("select * from endpoint where merchant_id = ?")
        .param(payout.merchantId())
        .query()
        .singleRow();
  }

  private static int code(ReceivedWebhook webhook) {
    return Integer.parseInt(webhook.text().replaceAll("^\\{\"event\":\\{\"code\":(\\d+).*$", "$1"));
  }
}
