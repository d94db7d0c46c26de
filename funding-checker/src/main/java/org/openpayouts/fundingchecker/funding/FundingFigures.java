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
   * @param oldestCutoffSeconds how long the oldest cutoff waits that is not swept to its end; where
   *     only stopped ledgers wait, that is told by their own figure
   * @param stoppedLedgers that nothing is funded from until an operator says so
   * @param shortReserves ledgers that still wait where the money of their last cutoff ended
   * @param overdueBroadcasts payouts that are unsent although the UTC day of their cutoff is over
   */
  record Figures(
      double oldestCutoffSeconds,
      long stoppedLedgers,
      long shortReserves,
      long overdueBroadcasts) {}

  Figures measure() {
    return jdbc.sql(
            """
            select
              (select coalesce(extract(epoch from clock_timestamp() - min(received_at)), 0)
                 from cutoff
                where started_at is null
                   or cutoff_id in (select cutoff_id from sweep s
                                     where done_at is null and not stragglers
                                       and deposit_id is null
                                       and not exists (
                                         select 1 from stopped_ledger l
                                          where l.merchant_id = s.merchant_id
                                            and l.currency = s.currency
                                            and l.lifted_at is null))) as oldest,
              (select count(*) from stopped_ledger where lifted_at is null) as stopped,
              (select count(*)
                 from shortage s join reached_cutoff r using (merchant_id, currency, cutoff_id)
                where exists (select 1 from open_payout o
                               where o.payout_id = s.first_blocked)) as short,
              (select count(*)
                 from unsent_payout u join cutoff c using (cutoff_id)
                where c.instant < date_trunc('day', clock_timestamp(), 'UTC')) as overdue
            """)
        .query((row, index) ->
            new Figures(
                row.getDouble("oldest"),
                row.getLong("stopped"),
                row.getLong("short"),
                row.getLong("overdue")))
        .single();
  }
}
