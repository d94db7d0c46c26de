package org.openpayouts.fundingchecker.funding;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Payouts that cutoffs name and that have not arrived. A request may come late, and the clock that
 * dated it may be ahead of the scheduler's: somebody's word that this payout is to be sent holds
 * all the same.
 */
@Repository
class AwaitedPayouts {
  private final JdbcClient jdbc;

  AwaitedPayouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Waits for those that a cutoff names. Needs the exclusive lock of arrivals, so that each either
   * has arrived or will find its row.
   *
   * @return how many of them there are
   */
  int awaitNamed(CutoffNews news) {
    forget();
    return jdbc.sql(
            """
            insert into awaited_payout (payout_id, cutoff_id)
            select distinct named, :cutoff from unnest(:payouts::text[]) as n (named)
             where not exists (select 1 from arrival where payout_id = named)
            on conflict (payout_id) do update set cutoff_id = excluded.cutoff_id,
                                                  since = excluded.since
            """)
        .param("cutoff", news.cutoffId())
        .param("payouts", news.scopeValues().toArray(String[]::new))
        .update();
  }

  /** The cutoff that names it would not be in its topic any longer either. */
  private void forget() {
    jdbc.sql("delete from awaited_payout where since < clock_timestamp() - interval '30 days'")
        .update();
  }

  /**
   * Has those of the payouts that opened just now swept by the cutoffs that name them: each of
   * these goes through the ledger once more. Waits for a sweep that is being ended in this moment.
   */
  void judge(Collection<String> arrived) {
    jdbc.sql(
            """
            with come as (
              delete from awaited_payout w using open_payout o
               where w.payout_id = any(:ids) and o.payout_id = w.payout_id
              returning w.cutoff_id, o.merchant_id, o.currency)
            insert into sweep (cutoff_id, merchant_id, currency, instant, stragglers)
            select distinct cutoff_id, merchant_id, currency, instant, false
              from come join cutoff using (cutoff_id)
             order by cutoff_id, merchant_id, currency
            on conflict (cutoff_id, merchant_id, currency)
              where not stragglers and deposit_id is null
            do update set done_at = null, retry_at = clock_timestamp(),
                          cursor_requested = 'epoch', cursor_payout = ''
            """)
        .param("ids", List.copyOf(arrived).toArray(String[]::new))
        .update();
  }
}
