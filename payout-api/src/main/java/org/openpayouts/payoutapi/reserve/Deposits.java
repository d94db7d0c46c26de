package org.openpayouts.payoutapi.reserve;

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

/** The deposits that operators reported. */
@Repository
class Deposits {
  private final JdbcClient jdbc;

  Deposits(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False if the merchant has a deposit of this external id already. */
  boolean add(Deposit deposit) {
    return jdbc.sql(
                """
                insert into deposit (deposit_id, merchant_id, external_id, currency, amount, rail,
                  account, received_at, event_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .param(deposit.id())
            .param(deposit.merchantId().value())
            .param(deposit.externalId())
            .param(deposit.currency().code())
            .param(deposit.amount())
            .param(deposit.rail())
            .param(deposit.account())
            .param(deposit.receivedAt().atOffset(ZoneOffset.UTC))
            .param(deposit.eventId())
            .update()
        == 1;
  }

  /** Keeps on which account a deposit came in, of which nobody had said so. */
  void keepAccount(Deposit told) {
    jdbc.sql(
            """
            update deposit set account = ?
            where merchant_id = ? and external_id = ? and account is null
            """)
        .param(told.account())
        .param(told.merchantId().value())
        .param(told.externalId())
        .update();
  }

  Deposit withExternalId(MerchantId merchant, String externalId) {
    return jdbc.sql("select * from deposit where merchant_id = ? and external_id = ?")
        .params(merchant.value(), externalId)
        .query(Deposits::deposit)
        .single();
  }

  /** Nobody else can report the name until the end of the transaction. */
  void lockName(String externalId) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('deposit ' || ?, 0))")
        .param(externalId)
        .query()
        .listOfRows();
  }

  /** The deposit that another merchant has under a name; merchant by merchant, as they are few. */
  Optional<Deposit> ofAnother(MerchantId merchant, String externalId) {
    return jdbc.sql(
            """
            select d.* from merchant m
            join deposit d on d.merchant_id = m.merchant_id and d.external_id = ?
            where m.merchant_id <> ? limit 1
            """)
        .params(externalId, merchant.value())
        .query(Deposits::deposit)
        .optional();
  }

  /** Locked until the end of the transaction, so that its reversals are added one by one. */
  Optional<Deposit> lockWithExternalId(MerchantId merchant, String externalId) {
    return jdbc.sql("select * from deposit where merchant_id = ? and external_id = ? for update")
        .params(merchant.value(), externalId)
        .query(Deposits::deposit)
        .optional();
  }

  /** A deposit with its place in the order of publishing. */
  record Numbered(long factNumber, Deposit deposit) {}

  List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from deposit where fact_number > :after and received_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query((row, number) -> new Numbered(row.getLong("fact_number"), deposit(row, number)))
        .list();
  }

  private static Deposit deposit(ResultSet row, int number) throws SQLException {
    return new Deposit(
        row.getString("deposit_id"),
        new MerchantId(row.getString("merchant_id")),
        row.getString("external_id"),
        Currencies.of(row.getString("currency")),
        row.getBigDecimal("amount"),
        row.getString("rail"),
        row.getString("account"),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getObject("event_id", UUID.class));
  }
}
