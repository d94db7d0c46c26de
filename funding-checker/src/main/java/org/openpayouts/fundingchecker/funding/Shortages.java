package org.openpayouts.fundingchecker.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shortages: at most one per cutoff and ledger. */
@Repository
class Shortages {
  private final JdbcClient jdbc;

  Shortages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes a shortage; answers whether it is the first of its cutoff and ledger. */
  boolean note(Shortage shortage) {
    return jdbc.sql(
                """
                insert into shortage (cutoff_id, cutoff_instant, next_instant, merchant_id,
                                      currency, first_blocked, first_blocked_requested,
                                      missing_units, waiting, event_id, causation_id, traceparent,
                                      occurred_at)
                values (:cutoff, :cutoffInstant, :next, :merchant, :currency, :blocked,
                        :blockedRequested, :missing, :waiting, :event, :causation, :trace, :at)
                on conflict do nothing
                """)
            .param("cutoff", shortage.cutoff().id())
            .param("cutoffInstant", offset(shortage.cutoff().instant()))
            .param("next", offset(shortage.cutoff().next()))
            .param("merchant", shortage.ledger().merchantId().value())
            .param("currency", shortage.ledger().currency().code())
            .param("blocked", shortage.firstBlocked().payoutId())
            .param(
                "blockedRequested", shortage.firstBlocked().requestedAt().atOffset(ZoneOffset.UTC))
            .param("missing", shortage.missing())
            .param("waiting", shortage.waiting())
            .param("event", shortage.eventId())
            .param("causation", shortage.causationId())
            .param("trace", shortage.traceparent())
            .param("at", shortage.occurredAt().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  /**
   * Puts told shortages to the places of the payouts at which they ended. Where that one is no
   * longer open, the place stays before all others: every straggler of that cutoff waits.
   */
  void place() {
    jdbc.sql(
            """
            update shortage s set first_blocked_requested = o.requested_at
              from open_payout o
             where s.first_blocked_requested = 'epoch' and o.payout_id = s.first_blocked
            """)
        .update();
  }

  boolean isNoted(Sweep sweep) {
    return jdbc.sql(
            """
            select exists (select from shortage
                            where cutoff_id = :cutoff and merchant_id = :merchant
                              and currency = :currency)
            """)
        .param("cutoff", sweep.cutoff().id())
        .param("merchant", sweep.ledger().merchantId().value())
        .param("currency", sweep.ledger().currency().code())
        .query(Boolean.class)
        .single();
  }

  /**
   * Where the money of a cutoff ended in a ledger: at the payout of its shortage, as long as it or
   * one behind it waits for the next cutoff, or before it at the first straggler that misses money.
   */
  Optional<Place> block(Sweep sweep) {
    return jdbc.sql(
            """
            with noted as materialized
                   (select first_blocked_requested, first_blocked from shortage
                     where cutoff_id = :cutoff and merchant_id = :merchant
                       and currency = :currency)
            select first_blocked_requested, first_blocked from noted
             where exists (
               select 1 from open_payout
                where merchant_id = :merchant and currency = :currency
                  and (requested_at, payout_id) >= (first_blocked_requested, first_blocked)
                  and requested_at < :instant and not straggler)
             union all
            select requested_at, payout_id
              from noted cross join lateral
                   (select requested_at, payout_id from open_payout
                     where merchant_id = :merchant and currency = :currency
                       and reason = 'RESERVE_SHORT' and not straggler
                       and (requested_at, payout_id) < (first_blocked_requested, first_blocked)
                     order by requested_at, payout_id limit 1) short
             order by first_blocked_requested, first_blocked limit 1
            """)
        .param("cutoff", sweep.cutoff().id())
        .param("merchant", sweep.ledger().merchantId().value())
        .param("currency", sweep.ledger().currency().code())
        .param("instant", sweep.instant().atOffset(ZoneOffset.UTC))
        .query((row, index) -> place(row))
        .optional();
  }

  List<Numbered> since(Instant since, long afterNumber, int limit) {
    return jdbc.sql(
            """
            select * from shortage where occurred_at >= :since and number > :after
             order by number limit :limit
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("after", afterNumber)
        .param("limit", limit)
        .query((row, index) -> new Numbered(row.getLong("number"), shortage(row)))
        .list();
  }

  /** A shortage and its place among all facts. */
  record Numbered(long number, Shortage shortage) {}

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getObject("first_blocked_requested", OffsetDateTime.class).toInstant(),
        row.getString("first_blocked"));
  }

  private static Shortage shortage(ResultSet row) throws SQLException {
    return new Shortage(
        new LedgerKey(
            new MerchantId(row.getString("merchant_id")), Currencies.of(row.getString("currency"))),
        new Shortage.Cutoff(
            row.getString("cutoff_id"),
            instant(row, "cutoff_instant"),
            instant(row, "next_instant")),
        place(row),
        row.getLong("missing_units"),
        row.getLong("waiting"),
        row.getObject("event_id", UUID.class),
        row.getString("causation_id"),
        row.getString("traceparent"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime instant = row.getObject(column, OffsetDateTime.class);
    return instant == null ? null : instant.toInstant();
  }
}
