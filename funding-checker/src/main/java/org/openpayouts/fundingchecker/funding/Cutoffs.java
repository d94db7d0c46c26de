package org.openpayouts.fundingchecker.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpayouts.fundingchecker.funding.CutoffNews.Next.Scoped;
import org.openpayouts.fundingchecker.funding.CutoffNews.ScopeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cutoffs that were announced, and up to which of them each ledger is swept. */
@Repository
class Cutoffs {
  private final JdbcClient jdbc;

  Cutoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers an announcement; a repeat changes nothing. */
  void announce(CutoffNews news) {
    CutoffNews.Next next = news.next();
    Columns<Scoped> scoped = new Columns<>(next == null ? List.of() : next.scoped());
    jdbc.sql(
            """
            insert into cutoff (cutoff_id, event_id, instant, scope_kind, scope_values, traceparent,
                                next_instant, told_at, next_currencies, next_instants)
            values (:id, :event, :instant, :kind, :values, :trace, :next, :told, :nextCurrencies,
                    :nextInstants::timestamptz[])
            on conflict do nothing
            """)
        .param("id", news.cutoffId())
        .param("event", news.eventId())
        .param("instant", news.instant().atOffset(ZoneOffset.UTC))
        .param("kind", news.scopeKind().name())
        .param("values", news.scopeValues().toArray(String[]::new))
        .param("trace", news.traceparent())
        .param("next", next == null ? null : next.instant().atOffset(ZoneOffset.UTC))
        .param("told", next == null ? null : next.toldAt().atOffset(ZoneOffset.UTC))
        .param("nextCurrencies", scoped.text(Scoped::currency))
        .param("nextInstants", scoped.instants(Scoped::instant))
        .update();
  }

  /**
   * A cutoff whose sweeps are not laid out yet.
   *
   * @param patienceEnded whether it waited for watermarks as long as it may
   */
  record Waiting(CutoffNews news, boolean patienceEnded) {}

  /**
   * The oldest cutoff that waits, locked until the end of the transaction. While another worker
   * starts it there is none: a newer one must find the payouts that the older one takes.
   */
  Optional<Waiting> oldestWaiting(Duration patience) {
    return jdbc.sql(
            """
            select *, received_at + make_interval(secs => :patience) <= clock_timestamp()
                     as patience_ended
              from cutoff
             where started_at is null
               and cutoff_id = (select cutoff_id from cutoff
                                 where started_at is null order by instant, cutoff_id limit 1)
               for update skip locked
            """)
        .param("patience", patience.toMillis() / 1_000.0)
        .query((row, index) -> new Waiting(news(row), row.getBoolean("patience_ended")))
        .optional();
  }

  private static CutoffNews news(ResultSet row) throws SQLException {
    return new CutoffNews(
        row.getString("cutoff_id"),
        row.getObject("event_id", UUID.class),
        row.getObject("instant", OffsetDateTime.class).toInstant(),
        ScopeKind.valueOf(row.getString("scope_kind")),
        List.of((String[]) row.getArray("scope_values").getArray()),
        row.getString("traceparent"),
        null);
  }

  void started(CutoffNews news, int missingWatermarks) {
    jdbc.sql(
            """
            update cutoff set started_at = clock_timestamp(), missing_watermarks = :missing
             where cutoff_id = :id
            """)
        .param("id", news.cutoffId())
        .param("missing", missingWatermarks)
        .update();
  }

  /** Raises the reached cutoff of the ledgers in the cutoff's scope; never lowers one. */
  void raise(CutoffNews news) {
    scoped(
            """
            update reached_cutoff r set cutoff_id = :cutoff, instant = :instant
             where r.instant < :instant
               and (:kind = 'ALL' or :kind = 'MERCHANTS' and r.merchant_id = any(:values)
                    or :kind = 'CURRENCIES' and r.currency = any(:values))
            """,
            news)
        .update();
  }

  /**
   * A cutoff that was swept before this database went back: nothing of it is left to do but what
   * deposits ask for. Whether that was done is not told; done again, it funds what is due.
   */
  void swept(CutoffNews news) {
    jdbc.sql(
            """
            update cutoff set started_at = clock_timestamp(), missing_watermarks = 0
             where cutoff_id = :id and started_at is null
            """)
        .param("id", news.cutoffId())
        .update();
    jdbc.sql(
            """
            update sweep set done_at = clock_timestamp()
             where cutoff_id = :id and done_at is null and deposit_id is null
            """)
        .param("id", news.cutoffId())
        .update();
  }

  /** Lays out the sweeps of a cutoff: one per ledger in its scope with payouts that wait. */
  int layOut(CutoffNews news) {
    return news.scopeKind() == ScopeKind.PAYOUTS ? layOutPayouts(news) : layOutLedgers(news);
  }

  private int layOutLedgers(CutoffNews news) {
    return scoped(
            """
            insert into sweep (cutoff_id, merchant_id, currency, instant, stragglers)
            select :cutoff, r.merchant_id, r.currency, :instant, false
              from reached_cutoff r
             where (:kind = 'ALL' or :kind = 'MERCHANTS' and r.merchant_id = any(:values)
                    or :kind = 'CURRENCIES' and r.currency = any(:values))
               and exists (select 1 from open_payout o
                            where o.merchant_id = r.merchant_id and o.currency = r.currency
                              and o.requested_at < :instant)
            on conflict do nothing
            """,
            news)
        .update();
  }

  /** Whoever names a payout means it, whenever it was requested and by whose clock. */
  private int layOutPayouts(CutoffNews news) {
    return scoped(
            """
            insert into sweep (cutoff_id, merchant_id, currency, instant, stragglers)
            select distinct :cutoff, merchant_id, currency, cast(:instant as timestamptz), false
              from open_payout
             where :kind = 'PAYOUTS' and payout_id = any(:values)
            on conflict do nothing
            """,
            news)
        .update();
  }

  private JdbcClient.StatementSpec scoped(String sql, CutoffNews news) {
    return jdbc.sql(sql)
        .param("cutoff", news.cutoffId())
        .param("instant", news.instant().atOffset(ZoneOffset.UTC))
        .param("kind", news.scopeKind().name())
        .param("values", news.scopeValues().toArray(String[]::new));
  }
}
