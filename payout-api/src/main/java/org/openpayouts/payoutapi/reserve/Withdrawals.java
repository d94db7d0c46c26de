package org.openpayouts.payoutapi.reserve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.reserve.Withdrawal.Decision;
import org.openpayouts.payoutapi.reserve.Withdrawal.Refusal;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The withdrawals that operators asked for, and what the ledger said of them. */
@Repository
class Withdrawals {
  private final JdbcClient jdbc;

  Withdrawals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False if the merchant has a withdrawal of this external id already. */
  boolean add(Withdrawal withdrawal) {
    return jdbc.sql(
                """
                insert into withdrawal (withdrawal_id, merchant_id, external_id, currency, amount,
                  asked_at, event_id)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                withdrawal.id(),
                withdrawal.merchantId().value(),
                withdrawal.externalId(),
                withdrawal.currency().code(),
                withdrawal.amount(),
                withdrawal.askedAt().atOffset(ZoneOffset.UTC),
                withdrawal.eventId())
            .update()
        == 1;
  }

  Optional<Withdrawal> withExternalId(MerchantId merchant, String externalId) {
    return jdbc.sql("select * from withdrawal where merchant_id = ? and external_id = ?")
        .params(merchant.value(), externalId)
        .query(Withdrawals::withdrawal)
        .optional();
  }

  /** A yes counts only for as much as it was said of: this database may have forgotten that. */
  Decision decisionOf(Withdrawal withdrawal) {
    return jdbc.sql(
            """
            select e.posted_at, r.* from (values (:id::text)) as w (withdrawal_id)
            left join ledger_entry e
              on e.merchant_id = :merchant and e.cause = 'withdrawal:' || w.withdrawal_id
                and e.currency = :currency and e.amount = -:units
            left join withdrawal_refusal r on r.withdrawal_id = w.withdrawal_id
            """)
        .param("id", withdrawal.id())
        .param("merchant", withdrawal.merchantId().value())
        .param("currency", withdrawal.currency().code())
        .param("units", withdrawal.units())
        .query(Withdrawals::decision)
        .single();
  }

  /** Keeps each refusal that is not known yet. */
  void keep(List<Refusal> refusals) {
    for (Refusal refusal : refusals) {
      jdbc.sql(
              """
              insert into withdrawal_refusal (withdrawal_id, scale, available, owed, refused_at)
              values (?, ?, ?, ?, ?)
              on conflict do nothing
              """)
          .params(
              refusal.withdrawalId(),
              refusal.scale(),
              refusal.availableUnits(),
              refusal.owedUnits(),
              refusal.at().atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  /** A withdrawal with its place in the order of publishing. */
  record Numbered(long factNumber, Withdrawal withdrawal) {}

  List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from withdrawal where fact_number > :after and asked_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query((row, number) -> new Numbered(row.getLong("fact_number"), withdrawal(row, number)))
        .list();
  }

  private static Decision decision(ResultSet row, int number) throws SQLException {
    @Nullable OffsetDateTime booked = row.getObject("posted_at", OffsetDateTime.class);
    if (booked != null) {
      return new Decision.Booked(booked.toInstant());
    }
    @Nullable OffsetDateTime refused = row.getObject("refused_at", OffsetDateTime.class);
    return refused == null
        ? new Decision.Waiting()
        : new Decision.Refused(
            new Refusal(
                row.getString("withdrawal_id"),
                row.getInt("scale"),
                row.getLong("available"),
                row.getLong("owed"),
                refused.toInstant()));
  }

  private static Withdrawal withdrawal(ResultSet row, int number) throws SQLException {
    return new Withdrawal(
        row.getString("withdrawal_id"),
        new MerchantId(row.getString("merchant_id")),
        row.getString("external_id"),
        Currencies.of(row.getString("currency")),
        row.getBigDecimal("amount"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("event_id", UUID.class));
  }
}
