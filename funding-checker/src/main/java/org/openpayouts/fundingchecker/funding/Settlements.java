package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpayouts.fundingchecker.funding.SettledFact.Kind;
import org.openpayouts.fundingchecker.funding.SettledFact.Settled;
import org.openpayouts.fundingchecker.reserve.LedgerKey;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of funded payouts: further lines of the ledger. */
@Repository
class Settlements {
  private final JdbcClient jdbc;

  Settlements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(
      String payoutId, String kind, UUID eventId, LedgerKey ledger, HeldPayout.Held held) {}

  /** The funded ones of these payouts, by their ids. */
  Map<String, HeldPayout> held(Collection<String> payoutIds) {
    Map<String, List<Row>> rows =
        jdbc
            .sql(
                """
                select payout_id, kind, event_id, merchant_id, currency, ledger_amount,
                       platform_fee, network_fee
                  from transition
                 where payout_id = any(:ids)
                   and kind in ('FUNDED', 'COMPLETED', 'FAILED', 'REOPENED')
                """)
            .param("ids", payoutIds.stream().distinct().toArray(String[]::new))
            .query(Settlements::row)
            .list()
            .stream()
            .collect(groupingBy(Row::payoutId, mapping(row -> row, toList())));
    return rows.values().stream()
        .map(Settlements::held)
        .collect(toMap(HeldPayout::payoutId, payout -> payout));
  }

  private static HeldPayout held(List<Row> rows) {
    Row any = rows.getFirst();
    List<Row> settled = rows.stream().filter(row -> !row.kind().equals("FUNDED")).toList();
    return new HeldPayout(
        any.payoutId(),
        any.ledger(),
        any.held(),
        settled.stream().map(row -> Kind.valueOf(row.kind())).toList(),
        settled.stream().map(Row::eventId).collect(toUnmodifiableSet()));
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(
        row.getString("payout_id"),
        row.getString("kind"),
        row.getObject("event_id", UUID.class),
        new LedgerKey(
            new MerchantId(row.getString("merchant_id")), Currencies.of(row.getString("currency"))),
        new HeldPayout.Held(
            row.getLong("ledger_amount"), row.getLong("platform_fee"), row.getLong("network_fee")));
  }

  /** The lines of a posting that settles. */
  void append(List<Settled> facts, Map<String, HeldPayout> held, String postingId, Instant at) {
    Columns<Settled> rows = new Columns<>(facts);
    Columns<HeldPayout> payouts =
        new Columns<>(facts.stream().map(fact -> payout(held, fact)).toList());
    jdbc.sql(
            """
            insert into transition (payout_id, cause, kind, merchant_id, currency, sequence,
                                    event_id, causation_id, occurred_at, posting_id, ledger_amount,
                                    platform_fee, network_fee)
            select payout_id, event_id::text, kind, merchant_id, currency, sequence, event_id,
                   event_id::text, :at, :posting, ledger_amount, platform_fee, network_fee
              from unnest(
                :ids::text[], :kinds::text[], :merchants::text[], :currencies::text[],
                :sequences::bigint[], :events::uuid[], :amounts::bigint[], :platformFees::bigint[],
                :networkFees::bigint[])
              as t (payout_id, kind, merchant_id, currency, sequence, event_id, ledger_amount,
                    platform_fee, network_fee)
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("posting", postingId)
        .param("ids", rows.text(Settled::payoutId))
        .param("kinds", rows.text(Settled::kind))
        .param("sequences", rows.numbers(Settled::sequence))
        .param("events", rows.text(Settled::eventId))
        .param("merchants", payouts.text(p -> p.ledger().merchantId()))
        .param("currencies", payouts.text(p -> p.ledger().currency().code()))
        .param("amounts", payouts.numbers(p -> p.held().ledgerAmount()))
        .param("platformFees", payouts.numbers(p -> p.held().platformFee()))
        .param("networkFees", payouts.numbers(p -> p.held().networkFee()))
        .update();
  }

  private static HeldPayout payout(Map<String, HeldPayout> held, Settled fact) {
    HeldPayout payout = held.get(fact.payoutId());
    if (payout == null) {
      throw new IllegalStateException("payout " + fact.payoutId() + " was never funded here");
    }
    return payout;
  }
}
