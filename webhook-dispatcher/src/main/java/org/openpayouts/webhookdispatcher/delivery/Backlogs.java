package org.openpayouts.webhookdispatcher.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much waits; every count is read from a partial index that holds only what it counts. */
@Repository
class Backlogs {

  private final JdbcClient jdbc;

  Backlogs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A measurement.
   *
   * @param due ready and due, held or shielded endpoints left out
   * @param dead dead letters ever buried
   * @param open those of them that nobody has judged yet
   */
  record Backlog(
      long due,
      double oldestDueAgeSeconds,
      long blocked,
      long unaddressed,
      long heldEndpoints,
      long dead,
      long open) {}

  Backlog measure() {
    return jdbc.sql(
            """
            select
              (select count(*) from delivery d join endpoint e using (endpoint_key)
                where d.status = 'READY' and d.next_at <= now()
                  and e.held_since is null and e.not_before <= now()) as due,
              (select coalesce(extract(epoch from now() - min(e.next_due)), 0) from endpoint e
                where e.next_due <= now() and e.held_since is null and e.not_before <= now())
                as oldest,
              (select count(*) from delivery where settled_at is null and status = 'BLOCKED')
                as blocked,
              (select count(*) from delivery where settled_at is null and endpoint_key is null)
                as unaddressed,
              (select count(*) from endpoint where held_since is not null) as held,
              (select count(*) from dead_letter) as dead,
              (select count(*) from dead_letter where closed_at is null) as open
            """)
        .query((row, _) ->
            new Backlog(
                row.getLong("due"),
                row.getDouble("oldest"),
                row.getLong("blocked"),
                row.getLong("unaddressed"),
                row.getLong("held"),
                row.getLong("dead"),
                row.getLong("open")))
        .single();
  }
}
