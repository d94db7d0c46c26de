package org.openpayouts.fundingchecker.funding;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payouts that are funded and not broadcast yet; each leaves once. */
@Repository
class UnsentPayouts {
  private final JdbcClient jdbc;

  UnsentPayouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many were broadcast, of those that had not been. */
  record Sent(long sameDay, long later) {}

  /** These were broadcast, on the UTC day of their cutoff or later. */
  Sent sent(List<SettledFact.Broadcast> told) {
    Columns<SettledFact.Broadcast> rows = new Columns<>(told);
    return jdbc.sql(
            """
            with told as (
              select payout_id, min(at) as at
                from unnest(:ids::text[], :at::timestamptz[]) as t (payout_id, at)
               group by payout_id
            ), sent as (
              delete from unsent_payout u using told t where t.payout_id = u.payout_id
              returning u.cutoff_id, t.at
            ), judged as (
              select (s.at at time zone 'UTC')::date = (c.instant at time zone 'UTC')::date
                       as same_day
                from sent s join cutoff c using (cutoff_id)
            )
            select count(*) filter (where same_day) as same_day,
                   count(*) filter (where not same_day) as later
              from judged
            """)
        .param("ids", rows.text(SettledFact.Broadcast::payoutId))
        .param("at", rows.instants(SettledFact.Broadcast::at))
        .query((row, index) -> new Sent(row.getLong("same_day"), row.getLong("later")))
        .single();
  }

  /** These never will be. */
  void failed(Collection<String> payoutIds) {
    jdbc.sql("delete from unsent_payout where payout_id = any(:ids)")
        .param("ids", payoutIds.toArray(String[]::new))
        .update();
  }
}
