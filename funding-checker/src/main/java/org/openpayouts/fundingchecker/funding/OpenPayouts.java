package org.openpayouts.fundingchecker.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.intent.Mac;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of undecided payouts; whoever deletes one decides its payout. */
@Repository
class OpenPayouts {
  private static final String TOLD =
      "o.payout_id, o.merchant_id, o.currency, o.sequence, a.request_mac, a.topic, a.record,"
          + " a.traceparent";

  /** What a look may pass over for each payout that it finds. */
  private static final int LOOKED_AT = 50;

  private final JdbcClient jdbc;

  OpenPayouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The next payouts of a sweep in the order of the queue. Those that only time can heal are left
   * alone, and so are those of which something was set aside that nobody has read or handled yet:
   * under their own key, their recipient's, or their merchant's, of whom the newest version may be
   * the one that stands there. Looks at so many only for each that may be answered, whatever it
   * finds: where there were more, {@link #lookedUpTo} says where to go on.
   */
  List<OpenPayout> page(Sweep sweep, int limit) {
    return queue(
            """
            with set_aside as materialized (
              select record_key from inbound_parked where record_key is not null
               union
              select record_key from inbound_undecodable where record_key is not null)
            select * from (
              select * from open_payout
               where merchant_id = :merchant and currency = :currency and requested_at < :before
                 and (requested_at, payout_id) > (:afterRequested, :afterPayout) %s
               order by requested_at, payout_id limit :looked) next
             where (eligible_from is null or eligible_from <= :instant)
               and not exists (select 1 from set_aside where record_key = :merchant)
               and recipient_id not in (select record_key from set_aside)
               and payout_id not in (select record_key from set_aside)
             order by requested_at, payout_id limit :limit
            """
                .formatted(whose(sweep)),
            sweep)
        .param("afterRequested", sweep.cursor().requestedAt().atOffset(ZoneOffset.UTC))
        .param("afterPayout", sweep.cursor().payoutId())
        .param("looked", limit * LOOKED_AT)
        .param("limit", limit)
        .query(OpenPayouts::openPayout)
        .list();
  }

  /** The last payout that a look for a page passed; empty where the queue had no more. */
  Optional<Place> lookedUpTo(Sweep sweep, int limit) {
    return queue(
            """
            select requested_at, payout_id from open_payout
             where merchant_id = :merchant and currency = :currency and requested_at < :before
               and (requested_at, payout_id) > (:afterRequested, :afterPayout) %s
             order by requested_at, payout_id offset :others limit 1
            """
                .formatted(whose(sweep)),
            sweep)
        .param("afterRequested", sweep.cursor().requestedAt().atOffset(ZoneOffset.UTC))
        .param("afterPayout", sweep.cursor().payoutId())
        .param("others", limit * LOOKED_AT - 1)
        .query((row, index) -> new Place(instant(row, "requested_at"), row.getString("payout_id")))
        .optional();
  }

  /** A text for each kind, for each has an index of its own. */
  private static String whose(Sweep sweep) {
    if (sweep.onlyPayouts() != null) {
      return "and payout_id = any(:only::text[])";
    }
    return sweep.stragglers() ? "and straggler" : "";
  }

  /** Of named payouts none is too young: whoever names one means it. */
  private JdbcClient.StatementSpec queue(String sql, Sweep sweep) {
    List<String> only = sweep.onlyPayouts();
    OffsetDateTime instant = sweep.instant().atOffset(ZoneOffset.UTC);
    return jdbc.sql(sql)
        .param("merchant", sweep.ledger().merchantId().value())
        .param("currency", sweep.ledger().currency().code())
        .param("instant", instant)
        .param("before", only == null ? instant : OffsetDateTime.MAX)
        .param("only", only == null ? null : only.toArray(String[]::new));
  }

  /**
   * Decides payouts: deletes their open rows, locked in the order of the queue, so that no two
   * deciders wait for each other. Those that somebody else took are not answered.
   */
  List<Taken> take(List<String> payoutIds) {
    return jdbc.sql(
            """
            with locked as materialized (
              select payout_id from open_payout where payout_id = any(:ids)
               order by merchant_id, currency, requested_at, payout_id
                 for update
            )
            delete from open_payout o using locked l, arrival a
             where o.payout_id = l.payout_id and a.payout_id = o.payout_id
            returning
            """
                + TOLD)
        .param("ids", payoutIds.toArray(String[]::new))
        .query(OpenPayouts::taken)
        .list();
  }

  /** Notes why payouts were not funded, each under a new sequence; answers those still open. */
  List<Taken> defer(List<Verdict.StepAside> deferred) {
    Columns<Verdict.StepAside> rows = new Columns<>(deferred);
    return jdbc.sql(
            """
            update open_payout o
               set reason = d.reason, eligible_from = d.eligible_from, sequence = o.sequence + 1
              from unnest(:ids::text[], :reasons::text[], :from::timestamptz[])
                     as d (payout_id, reason, eligible_from), arrival a
             where o.payout_id = d.payout_id and a.payout_id = d.payout_id
            returning
            """
                + TOLD.replace("o.sequence", "o.sequence - 1 as sequence"))
        .param("ids", rows.text(d -> d.payout().payoutId()))
        .param("reasons", rows.text(Verdict.StepAside::reason))
        .param("from", rows.instants(Verdict.StepAside::eligibleFrom))
        .query(OpenPayouts::taken)
        .list();
  }

  /** Notes why payouts were not funded, as it was told; what is known of later stays. */
  void putTo(List<Transition.Deferred> told) {
    Columns<Transition.Deferred> rows = new Columns<>(told);
    jdbc.sql(
            """
            update open_payout o
               set reason = d.reason, eligible_from = d.eligible_from, sequence = d.sequence
              from unnest(:ids::text[], :reasons::text[], :from::timestamptz[],
                          :sequences::bigint[])
                     as d (payout_id, reason, eligible_from, sequence)
             where o.payout_id = d.payout_id and o.sequence <= d.sequence
            """)
        .param("ids", rows.text(d -> d.common().payoutId()))
        .param("reasons", rows.text(Transition.Deferred::reason))
        .param("from", rows.instants(Transition.Deferred::eligibleFrom))
        .param("sequences", rows.numbers(d -> d.common().sequence()))
        .update();
  }

  /** These were judged, or wait for the next cutoff: no longer stragglers. */
  void judged(List<OpenPayout> payouts) {
    jdbc.sql("update open_payout set straggler = false where payout_id = any(:ids) and straggler")
        .param("ids", payouts.stream().map(OpenPayout::payoutId).toArray(String[]::new))
        .update();
  }

  /**
   * How many payouts of a sweep wait from a place on.
   *
   * @param most where counting ends; goes through all of them, without
   */
  long waiting(Sweep sweep, Place from, @Nullable Integer most) {
    return queue(
            """
            select count(*) from (
              select 1 from open_payout
               where merchant_id = :merchant and currency = :currency and requested_at < :before
                 and (requested_at, payout_id) >= (:fromRequested, :fromPayout)
                 %s
               limit :most) counted
            """
                .formatted(sweep.onlyPayouts() == null ? "" : whose(sweep)),
            sweep)
        .param("most", most)
        .param("fromRequested", from.requestedAt().atOffset(ZoneOffset.UTC))
        .param("fromPayout", from.payoutId())
        .query(Long.class)
        .single();
  }

  private static OpenPayout openPayout(ResultSet row, int index) throws SQLException {
    @Nullable String said = row.getString("reason");
    return new OpenPayout(
        row.getString("payout_id"),
        instant(row, "requested_at"),
        row.getString("recipient_id"),
        row.getBigDecimal("amount"),
        row.getString("amount_currency"),
        instant(row, "effective_at"),
        row.getLong("sequence"),
        said == null ? null : Reason.valueOf(said));
  }

  private static Taken taken(ResultSet row, int index) throws SQLException {
    return new Taken(
        row.getString("payout_id"),
        new LedgerKey(
            new MerchantId(row.getString("merchant_id")), Currencies.of(row.getString("currency"))),
        row.getLong("sequence") + 1,
        Mac.of(row.getBytes("request_mac")),
        new Told(row.getString("topic"), row.getBytes("record"), row.getString("traceparent")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
