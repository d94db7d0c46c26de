package org.openpayouts.fundingchecker.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sweeps that are to do, shared by all replicas. */
@Repository
class Sweeps {
  private final JdbcClient jdbc;

  Sweeps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A sweep that may be claimed.
   *
   * @param isOrdinary whether it is of all that a ledger has, for a cutoff, and has not failed: one
   *     that nobody who takes payouts in ever waits for
   */
  record Claimable(long number, LedgerKey ledger, boolean isOrdinary) {}

  /**
   * Sweeps that may be claimed: the oldest one of each ledger. Those of cutoffs go before those of
   * deposits, of which one merchant may have many; those of one instant in the order in which
   * ledgers are locked. In a ledger, stragglers of a cutoff come behind its sweep, which says where
   * its money ended. Those of a stopped ledger wait for an operator's word. One pass over all that
   * is to do, whatever a planner believes of it.
   *
   * @param limit how many at most
   */
  List<Claimable> claimable(int limit) {
    return jdbc.sql(
            """
            with oldest as materialized (
              select distinct on (merchant_id, currency) *
                from sweep where done_at is null
               order by merchant_id, currency, instant, stragglers, number)
            select o.number, o.merchant_id, o.currency,
                   not o.stragglers and o.deposit_id is null and o.attempts = 0
                     and c.scope_kind <> 'PAYOUTS' as ordinary
              from oldest o join cutoff c using (cutoff_id)
             where o.retry_at <= clock_timestamp()
               and not exists (
                 select 1 from stopped_ledger l
                  where l.merchant_id = o.merchant_id and l.currency = o.currency
                    and l.lifted_at is null)
             order by (o.deposit_id is not null), o.instant, o.merchant_id collate "C",
                      o.currency collate "C"
             limit ?
            """)
        .param(limit)
        .query((row, index) ->
            new Claimable(row.getLong("number"), ledger(row), row.getBoolean("ordinary")))
        .list();
  }

  /**
   * Claims a sweep until the end of the transaction, where it is still to do and still the oldest
   * one of its ledger, and nobody else has claimed it.
   */
  Optional<Sweep> claim(long number) {
    return jdbc.sql(
            """
            select s.*, c.event_id, c.traceparent, c.scope_kind, c.scope_values,
                   case when cardinality(c.next_instants) > 0
                        then (select min(n.instant)
                                from unnest(c.next_currencies, c.next_instants)
                                       as n (currency, instant)
                               where coalesce(n.currency, s.currency) = s.currency)
                        else c.next_instant end as next_instant
              from sweep s join cutoff c using (cutoff_id)
             where s.number = ? and s.done_at is null and s.retry_at <= clock_timestamp()
               and not exists (
                 select 1 from sweep earlier
                  where earlier.merchant_id = s.merchant_id and earlier.currency = s.currency
                    and earlier.done_at is null
                    and earlier.instant <= s.instant
                    and (earlier.instant, earlier.stragglers, earlier.number)
                          < (s.instant, s.stragglers, s.number))
               for update of s skip locked
            """)
        .param(number)
        .query(Sweeps::sweep)
        .optional();
  }

  private static Sweep sweep(ResultSet row, int index) throws SQLException {
    boolean named = row.getString("scope_kind").equals("PAYOUTS");
    return new Sweep(
        row.getLong("number"),
        new Sweep.Cutoff(
            row.getString("cutoff_id"),
            row.getString("event_id"),
            row.getString("traceparent"),
            next(row)),
        ledger(row),
        instant(row, "instant"),
        row.getBoolean("stragglers"),
        row.getString("deposit_id") != null,
        named ? List.of((String[]) row.getArray("scope_values").getArray()) : null,
        new Place(instant(row, "cursor_requested"), row.getString("cursor_payout")),
        row.getInt("attempts"));
  }

  private static LedgerKey ledger(ResultSet row) throws SQLException {
    return new LedgerKey(
        new MerchantId(row.getString("merchant_id")), Currencies.of(row.getString("currency")));
  }

  private static @Nullable Instant next(ResultSet row) throws SQLException {
    OffsetDateTime next = row.getObject("next_instant", OffsetDateTime.class);
    return next == null ? null : next.toInstant();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** What a chunk of a claimed sweep came to. */
  record Progress(Place cursor, int funded, int deferred, boolean isDone) {}

  void advance(Sweep sweep, Progress progress) {
    jdbc.sql(
            """
            update sweep
               set cursor_requested = :requested, cursor_payout = :payout,
                   attempts = greatest(attempts - 1, 0),
                   funded = funded + :funded, deferred = deferred + :deferred,
                   done_at = case when :done then clock_timestamp() end
             where number = :number
            """)
        .param("requested", progress.cursor().requestedAt().atOffset(ZoneOffset.UTC))
        .param("payout", progress.cursor().payoutId())
        .param("funded", progress.funded())
        .param("deferred", progress.deferred())
        .param("done", progress.isDone())
        .param("number", sweep.number())
        .update();
  }

  /** Leaves a sweep that failed alone for a while, so that the others go on. */
  void postpone(Sweep sweep, Duration wait) {
    jdbc.sql(
            """
            update sweep
               set attempts = attempts + 1,
                   retry_at = clock_timestamp() + make_interval(secs => :wait)
             where number = :number and done_at is null
            """)
        .param("wait", wait.toMillis() / 1_000.0)
        .param("number", sweep.number())
        .update();
  }

  /**
   * Has stragglers judged by the cutoff that their ledgers have reached. Waits for a sweep of them
   * that is being ended in this moment.
   */
  void judgeStragglers(Set<LedgerKey> ledgers) {
    Columns<LedgerKey> keys = new Columns<>(ledgers.stream().sorted().toList());
    jdbc.sql(
            """
            insert into sweep (cutoff_id, merchant_id, currency, instant, stragglers)
            select r.cutoff_id, r.merchant_id, r.currency, r.instant, true
              from unnest(:merchants::text[], :currencies::text[]) as k (merchant_id, currency)
              join reached_cutoff r using (merchant_id, currency)
            on conflict (merchant_id, currency) where stragglers and done_at is null
            do update set retry_at = clock_timestamp(), cursor_requested = 'epoch',
                          cursor_payout = '', cutoff_id = excluded.cutoff_id,
                          instant = excluded.instant
            """)
        .param("merchants", keys.text(LedgerKey::merchantId))
        .param("currencies", keys.text(key -> key.currency().code()))
        .update();
  }

  /**
   * Has what the reached cutoff of a ledger left judged once more, where its merchant funds on
   * deposit and has something to fund with. Needs the locked ledger: a sweep for an earlier deposit
   * that nobody has begun will see the money of this one too, and none is made beside it.
   */
  void judgeAfterDeposit(LedgerKey ledger, String depositId) {
    jdbc.sql(
            """
            insert into sweep (cutoff_id, merchant_id, currency, instant, stragglers, deposit_id)
            select r.cutoff_id, r.merchant_id, r.currency, r.instant, false, :deposit
              from reached_cutoff r join merchant m using (merchant_id)
             where merchant_id = :merchant and r.currency = :currency
               and r.cutoff_id is not null and m.fund_on_deposit
               and exists (
                 select 1 from account a
                  where a.merchant_id = :merchant and a.currency = :currency
                    and a.available > 0 and a.receivable = 0)
               and exists (
                 select 1 from open_payout o
                  where o.merchant_id = :merchant and o.currency = :currency
                    and o.requested_at < r.instant)
               and not exists (
                 select 1 from sweep s
                  where s.merchant_id = :merchant and s.currency = :currency
                    and s.done_at is null and s.deposit_id is not null
                    and s.cutoff_id = r.cutoff_id and s.cursor_payout = '')
            on conflict do nothing
            """)
        .param("deposit", depositId)
        .param("merchant", ledger.merchantId().value())
        .param("currency", ledger.currency().code())
        .update();
  }
}
