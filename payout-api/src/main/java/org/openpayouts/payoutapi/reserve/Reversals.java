package org.openpayouts.payoutapi.reserve;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The reversals that operators reported. */
@Repository
class Reversals {
  private final JdbcClient jdbc;

  Reversals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False if the merchant has a reversal of this external id already, maybe of another deposit. */
  boolean add(Reversal reversal) {
    return jdbc.sql(
                """
                insert into reversal (reversal_id, deposit_id, merchant_id, external_id, amount, reason,
                  received_at, event_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                reversal.id(),
                reversal.depositId(),
                reversal.merchantId().value(),
                reversal.externalId(),
                reversal.amount(),
                reversal.reason(),
                reversal.receivedAt().atOffset(ZoneOffset.UTC),
                reversal.eventId())
            .update()
        == 1;
  }

  Optional<Reversal> withExternalId(MerchantId merchant, String externalId) {
    return jdbc.sql(
            """
            select r.*, d.currency from reversal r join deposit d using (deposit_id)
            where r.merchant_id = ? and r.external_id = ?
            """)
        .params(merchant.value(), externalId)
        .query(Reversals::reversal)
        .optional();
  }

  /** What of a deposit was taken back so far. */
  BigDecimal totalOf(String depositId) {
    return jdbc.sql("select coalesce(sum(amount), 0) from reversal where deposit_id = ?")
        .param(depositId)
        .query(BigDecimal.class)
        .single();
  }

  /** A reversal with its place in the order of publishing. */
  record Numbered(long factNumber, Reversal reversal) {}

  List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select r.*, d.currency from reversal r join deposit d using (deposit_id)
            where r.fact_number > :after and r.received_at >= :since
            order by r.fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query((row, number) -> new Numbered(row.getLong("fact_number"), reversal(row, number)))
        .list();
  }

  private static Reversal reversal(ResultSet row, int number) throws SQLException {
    return new Reversal(
        row.getString("reversal_id"),
        new MerchantId(row.getString("merchant_id")),
        row.getString("external_id"),
        row.getString("deposit_id"),
        Currencies.of(row.getString("currency")),
        row.getBigDecimal("amount"),
        row.getString("reason"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("event_id", UUID.class));
  }
}
