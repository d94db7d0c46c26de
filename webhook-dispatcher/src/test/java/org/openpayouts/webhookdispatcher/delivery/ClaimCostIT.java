package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each statement touches what it is about, however much waits elsewhere, and though the planner's
 * statistics are from before the flood, when nothing waited. Counted in pages, not in time, so that
 * a busy machine proves nothing.
 */
class ClaimCostIT {

  private static final int BACKLOG = 20_000;
  private static final int PAGES_LIMIT = 600;
  private static final int PAGES_LIMIT_OF_ONE = 40;
  private static final Pattern PAGES = Pattern.compile("shared hit=(\\d+)(?: read=(\\d+))?");

  private static final DispatcherWorld WORLD = DispatcherWorld.shared();
  private static final JdbcClient DB = WORLD.db();

  @BeforeAll
  static void pileUp() {
    WORLD.bean(Dispatcher.class).stop();
    insert("told", BACKLOG, "now()");
    DB.sql(
            """
            update delivery set status = 'DELIVERED', settled_at = now()
            where delivery_id like 'cost-%'
            """)
        .update();
    DB.sql("vacuum (analyze) delivery, endpoint").update();
    insert("shielded", BACKLOG, "now() + interval '1 hour'");
    insert("crowded", BACKLOG, "now() - interval '1 hour'");
    insert("small", 1, "now() - interval '1 hour'");
  }

  @AfterAll
  static void clear() {
    for (var table : List.of("attempt", "delivery")) {
      DB.sql("delete from " + table + " where delivery_id like 'cost-%'").update();
    }
    DB.sql("delete from endpoint where endpoint_key like 'cost-%'").update();
    DB.sql("delete from lane where subject_id like 'cost-%'").update();
    WORLD.bean(Dispatcher.class).start();
  }

  @Test
  void touchesLittleBesideADeadEndpointAndACrowdedOne() {
    var plan =
        DB.sql("explain (analyze, buffers) " + Claims.TAKE)
            .param("perEndpoint", 4)
            .param("perMerchant", 64)
            .param("endpoints", 64)
            .param("most", 128)
            .param("lease", 60_000)
            .query((row, _) -> row.getString(1))
            .list();

    assertThat(pages(plan)).as(String.join("\n", plan)).isLessThan(PAGES_LIMIT);
    assertThat(claimedOf("small")).isEqualTo(1);
    assertThat(claimedOf("crowded")).isEqualTo(4);
    assertThat(claimedOf("shielded")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {Deliveries.UNSETTLED, Deliveries.HURRY})
  void touchesLittleOfTheOtherPayouts(String statement) {
    var plan =
        DB.sql("explain (analyze, buffers) " + statement)
            .param("ids", new String[] {"cost-crowded-7", "cost-crowded-8"})
            .query((row, _) -> row.getString(1))
            .list();

    assertThat(pages(plan)).as(String.join("\n", plan)).isLessThan(PAGES_LIMIT_OF_ONE);
  }

  @Test
  void touchesLittleToEndAnAttempt() {
    var plan =
        DB.sql("explain (analyze, buffers) " + Settlements.HOLD)
            .param("id", "cost-crowded-7")
            .param("fence", 0)
            .query((row, _) -> row.getString(1))
            .list();

    assertThat(pages(plan)).as(String.join("\n", plan)).isLessThan(PAGES_LIMIT_OF_ONE);
  }

  @Test
  void looksAtEachThatWaitsOnceForStuckOnes() {
    var plan =
        DB.sql("explain (analyze, buffers) " + Stragglers.STUCK)
            .param("most", 100)
            .query((row, _) -> row.getString(1))
            .list();

    assertThat(pages(plan)).as(String.join("\n", plan)).isLessThan(3 * BACKLOG);
  }

  private static long claimedOf(String endpoint) {
    return DB.sql("select count(*) from delivery where endpoint_key = ? and status = 'LEASED'")
        .param("cost-" + endpoint)
        .query(Long.class)
        .single();
  }

  /** The first count of a plan is that of its top node, which holds all others. */
  private static long pages(List<String> plan) {
    return plan.stream()
        .map(PAGES::matcher)
        .filter(java.util.regex.Matcher::find)
        .mapToLong(found ->
            Long.parseLong(found.group(1))
                + (found.group(2) == null ? 0 : Long.parseLong(found.group(2))))
        .findFirst()
        .orElseThrow();
  }

  private static void insert(String name, int count, String notBefore) {
    DB.sql(
            """
            insert into endpoint (endpoint_key, merchant_id, next_due, allowance, not_before,
              window_from)
            values (:key, :key, now() - interval '1 day', 10, %s, now())
            """
                .formatted(notBefore))
        .param("key", "cost-" + name)
        .update();
    DB.sql(
            """
            insert into lane (subject_id) select :key || '-' || i from generate_series(1, :n) i
            """)
        .param("key", "cost-" + name)
        .param("n", count)
        .update();
    DB.sql(
            """
            insert into delivery (delivery_id, source_event_id, subject_kind, subject_id,
              merchant_id, token_id, position, sequence, code, name, url, endpoint_key, status,
              next_at, occurred_at, created_at, deadline, body, origin_topic, origin_partition,
              origin_offset)
            select :key || '-' || i, gen_random_uuid(), 'PAYOUT', :key || '-' || i, :key, 't', 1,
              1, 5001, 'payout_funded', 'https://127.0.0.1:1/', :key, 'READY',
              now() - interval '1 day' + i * interval '1 second', now(), now(),
              now() + interval '1 day', '\\x7b7d', 'test', 0, 0
            from generate_series(1, :n) i
            """)
        .param("key", "cost-" + name)
        .param("n", count)
        .update();
  }
}
