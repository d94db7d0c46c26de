package org.openpayouts.webhookdispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.webhookdispatcher.world.DispatcherWorld;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant whose URLs lead to many hosts gets no more room than one with a single host. */
class MerchantShareIT {

  private static final int HOSTS = 200;
  private static final int SHARE = 256 / 4;
  private static final int ROUNDS_MAX = 20;

  private static final DispatcherWorld WORLD = DispatcherWorld.shared();
  private static final JdbcClient DB = WORLD.db();

  @BeforeEach
  void pileUp() {
    WORLD.bean(Dispatcher.class).stop();
    insert("many", HOSTS, "1 day");
    insert("one", 1, "1 second");
  }

  @AfterEach
  void clear() {
    for (var table : List.of("attempt", "delivery")) {
      DB.sql("delete from " + table + " where delivery_id like 'share-%'").update();
    }
    DB.sql("delete from endpoint where endpoint_key like 'share-%'").update();
    DB.sql("delete from lane where subject_id like 'share-%'").update();
    WORLD.bean(Dispatcher.class).start();
  }

  @Test
  void leavesRoomBesideAMerchantWithManyHostsThatDoNotAnswer() {
    var claims = WORLD.bean(Claims.class);

    for (var round = 0; round < ROUNDS_MAX && !claims.take(128).isEmpty(); round++) {
      assertThat(inFlightOf("many")).isLessThanOrEqualTo(SHARE);
    }

    assertThat(inFlightOf("many")).isEqualTo(SHARE);
    assertThat(inFlightOf("one")).isEqualTo(1);
  }

  private static long inFlightOf(String merchant) {
    return DB.sql("select count(*) from delivery where merchant_id = ? and status = 'LEASED'")
        .param("share-" + merchant)
        .query(Long.class)
        .single();
  }

  private static void insert(String merchant, int hosts, String dueSince) {
    var name = "share-" + merchant;
    DB.sql(
            """
            insert into endpoint (endpoint_key, merchant_id, next_due, allowance, not_before,
              window_from)
            select :name || '-' || i, :name, now() - cast(:since as interval), 10,
              now() - interval '1 hour', now()
            from generate_series(1, :hosts) i
            """)
        .param("name", name)
        .param("since", dueSince)
        .param("hosts", hosts)
        .update();
    DB.sql("insert into lane (subject_id) select :name || '-' || i from generate_series(1, :n) i")
        .param("name", name)
        .param("n", hosts)
        .update();
    DB.sql(
            """
            insert into delivery (delivery_id, source_event_id, subject_kind, subject_id,
              merchant_id, token_id, position, sequence, code, name, url, endpoint_key, status,
              next_at, occurred_at, created_at, deadline, body, origin_topic, origin_partition,
              origin_offset)
            select :name || '-' || i, gen_random_uuid(), 'PAYOUT', :name || '-' || i, :name, 't',
              1, 1, 5001, 'payout_funded', 'https://127.0.0.1:1/', :name || '-' || i, 'READY',
              now() - cast(:since as interval), now(), now(), now() + interval '1 day',
              '\\x7b7d', 'test', 0, 0
            from generate_series(1, :hosts) i
            """)
        .param("name", name)
        .param("since", dueSince)
        .param("hosts", hosts)
        .update();
  }
}
