package org.openpayouts.fundingchecker.funding;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which payouts were broadcast, and whether on the day of their cutoff; each once. */
@Repository
class Broadcasts {
  private final JdbcClient jdbc;

  Broadcasts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many were noted for the first time. */
  record Noted(long sameDay, long later) {}

  /** Notes those that are not yet; days are UTC. What was not funded here is left out. */
  Noted note(List<SettledFact.Broadcast> told) {
    Columns<SettledFact.Broadcast> rows = new Columns<>(told);
    return jdbc.sql(
            """
            with noted as (
              insert into broadcast_payout (payout_id, same_day)
              select f.payout_id,
                     (min(t.at) at time zone 'UTC')::date = (c.instant at time zone 'UTC')::date
                from unnest(:ids::text[], :at::timestamptz[]) as t (payout_id, at)
                join transition f on f.payout_id = t.payout_id and f.cause = 'exit'
                join cutoff c on c.cutoff_id = f.cutoff_id
               where f.kind = 'FUNDED'
               group by f.payout_id, c.instant
               order by f.payout_id
              on conflict do nothing
              returning same_day
            )
            select count(*) filter (where same_day) as same_day,
                   count(*) filter (where not same_day) as later
              from noted
            """)
        .param("ids", rows.text(SettledFact.Broadcast::payoutId))
        .param("at", rows.instants(SettledFact.Broadcast::at))
        .query((row, index) -> new Noted(row.getLong("same_day"), row.getLong("later")))
        .single();
  }
}
