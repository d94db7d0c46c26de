package org.openpayouts.fundingchecker.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.recipient.Payee;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.intent.Mac;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own decisions read back, with what is needed to say them again. */
@Repository
class DecidedTransitions {
  private static final String OURS =
      """
      select t.*, a.topic, a.record, a.traceparent
        from transition t join arrival a using (payout_id)
       where t.kind in ('FUNDED', 'DEFERRED', 'CANCELLED') and t.number > :after
      """;

  private final JdbcClient jdbc;

  DecidedTransitions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A decision and its place among all facts. */
  record Numbered(long number, Transition transition, Told told) {}

  List<Numbered> ofPayout(String payoutId, long afterNumber, int limit) {
    return jdbc.sql(OURS + " and t.payout_id = :payout order by t.number limit :limit")
        .param("after", afterNumber)
        .param("payout", payoutId)
        .param("limit", limit)
        .query(DecidedTransitions::numbered)
        .list();
  }

  List<Numbered> since(Instant since, long afterNumber, int limit) {
    return jdbc.sql(OURS + " and t.occurred_at >= :since order by t.number limit :limit")
        .param("after", afterNumber)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(DecidedTransitions::numbered)
        .list();
  }

  private static Numbered numbered(ResultSet row, int index) throws SQLException {
    return new Numbered(
        row.getLong("number"),
        transition(row),
        new Told(row.getString("topic"), row.getBytes("record"), row.getString("traceparent")));
  }

  private static Transition transition(ResultSet row) throws SQLException {
    Transition.Common common = common(row);
    return switch (row.getString("kind")) {
      case "FUNDED" ->
          new Transition.Funded(
              common,
              row.getString("cutoff_id"),
              row.getString("recipient_id"),
              terms(row),
              payee(row, common.ledger().merchantId()),
              Mac.of(row.getBytes("funding_mac")));
      case "DEFERRED" ->
          new Transition.Deferred(
              common,
              row.getString("cutoff_id"),
              Reason.valueOf(row.getString("reason")),
              row.getObject("missing_units", Long.class),
              optionalInstant(row, "eligible_from"));
      case "CANCELLED" ->
          new Transition.Cancelled(
              common, row.getString("requested_role"), row.getString("requested_by"));
      case String other -> throw new IllegalStateException("no decision of ours is " + other);
    };
  }

  private static Transition.Common common(ResultSet row) throws SQLException {
    return new Transition.Common(
        row.getString("payout_id"),
        new LedgerKey(
            new MerchantId(row.getString("merchant_id")), Currencies.of(row.getString("currency"))),
        row.getLong("sequence"),
        row.getObject("event_id", UUID.class),
        row.getString("causation_id"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }

  private static Terms terms(ResultSet row) throws SQLException {
    return new Terms(
        Assets.of(row.getString("asset")),
        row.getBigDecimal("base_units").toBigIntegerExact(),
        row.getLong("ledger_amount"),
        row.getLong("platform_fee"),
        row.getLong("network_fee"),
        row.getBigDecimal("rate_in_currency"),
        row.getBigDecimal("rate_in_ledger"),
        row.getBigDecimal("paid_remainder"),
        row.getBigDecimal("debit_excess"));
  }

  private static Payee payee(ResultSet row, MerchantId merchantId) throws SQLException {
    return new Payee(
        merchantId,
        row.getLong("recipient_version"),
        row.getString("asset"),
        row.getString("chain"),
        row.getString("address"),
        row.getString("memo"),
        Mac.of(row.getBytes("destination_mac")));
  }

  private static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
