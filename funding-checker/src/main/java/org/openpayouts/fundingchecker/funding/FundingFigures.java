package org.openpayouts.fundingchecker.funding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the gauges show of cutoffs and reserves. */
@Repository
class FundingFigures {
  private final JdbcClient jdbc;

  FundingFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A measurement.
   *
   * @param oldestCutoffSeconds how long the oldest cutoff waits that is not swept to its end
   * @param shortReserves ledgers that still wait where the money of their last cutoff ended
   * @param overdueBroadcasts payouts that are unsent although the UTC day of their cutoff is over
   */
  record Figures(double oldestCutoffSeconds, long shortReserves, long overdueBroadcasts) {}

  Figures measure() {
    return jdbc.sql(
            """
            select
              (select coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)
                 from cutoff
                where started_at is null
                   or cutoff_id in (select cutoff_id from sweep
                                     where done_at is null and not stragglers
                                       and deposit_id is null)) as oldest,
              (select count(*)
                 from shortage s join reached_cutoff r using (merchant_id, currency, cutoff_id)
                where exists (select 1 from open_payout o
                               where o.payout_id = s.first_blocked)) as short,
              (select count(*)
                 from unsent_payout u join cutoff c using (cutoff_id)
                where c.instant < date_trunc('day', clock_timestamp(), 'UTC')) as overdue
            """)
        .query((row, index) ->
            new Figures(row.getDouble("oldest"), row.getLong("short"), row.getLong("overdue")))
        .single();
  }
}
