package org.openpayouts.payoutapi.reserve;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.currency.Currency;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of merchants' ledgers, each once. */
@Repository
public class LedgerEntries {
  private final JdbcClient jdbc;

  LedgerEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A part of a ledger.
   *
   * @param before no entry of this instant or later
   */
  public record Window(Currency currency, Instant from, Instant before, int limit, int offset) {}

  /** In the order of time. */
  public List<LedgerEntry> of(MerchantId merchant, Window window) {
    return jdbc.sql(
            """
            select * from ledger_entry join (
                select merchant_id, cause from ledger_entry
                where merchant_id = :merchant and currency = :currency
                  and posted_at >= :from and posted_at < :before
                order by posted_at, entry_id limit :limit offset :offset) page
              using (merchant_id, cause)
            order by posted_at, entry_id
            """)
        .param("merchant", merchant.value())
        .param("currency", window.currency().code())
        .param("from", window.from().atOffset(ZoneOffset.UTC))
        .param("before", window.before().atOffset(ZoneOffset.UTC))
        .param("limit", window.limit())
        .param("offset", window.offset())
        .query(LedgerEntries::entry)
        .list();
  }

  /**
   * Keeps each entry whose cause is not known yet, and the fees of a line of the same money that an
   * older build kept without them.
   */
  public void keep(List<LedgerEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into ledger_entry as known (merchant_id, cause, entry_id, currency, scale, amount,
              code, subject, posted_at, platform_fee, network_fee)
            select distinct on (merchant, cause) merchant, cause, id, currency, scale, amount, code,
              subject, at::timestamptz, platform_fee, network_fee
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bigint[], ?::bigint[]) with ordinality
              as e(merchant, cause, id, currency, scale, amount, code, subject, at, platform_fee,
                network_fee, place)
            order by merchant, cause, place
            on conflict (merchant_id, cause) do update
              set platform_fee = excluded.platform_fee, network_fee = excluded.network_fee
              where known.platform_fee is null and excluded.platform_fee is not null
                and known.amount = excluded.amount
            """)
        .param(texts(entries, entry -> entry.merchantId().value()))
        .param(texts(entries, LedgerEntry::cause))
        .param(texts(entries, LedgerEntry::id))
        .param(texts(entries, entry -> entry.units().currency()))
        .param(entries.stream().mapToInt(entry -> entry.units().scale()).toArray())
        .param(entries.stream().mapToLong(LedgerEntry::amount).toArray())
        .param(entries.stream().mapToInt(LedgerEntry::code).toArray())
        .param(texts(entries, LedgerEntry::subject))
        .param(texts(entries, entry -> entry.at().toString()))
        .param(fees(entries, LedgerEntry.Fees::platform))
        .param(fees(entries, LedgerEntry.Fees::network))
        .update();
  }

  private static String[] texts(List<LedgerEntry> entries, Function<LedgerEntry, String> text) {
    return entries.stream().map(text).toArray(String[]::new);
  }

  private static @Nullable Long[] fees(
      List<LedgerEntry> entries, Function<LedgerEntry.Fees, Long> fee) {
    return entries.stream()
        .map(entry -> Optional.ofNullable(entry.fees()).map(fee).orElse(null))
        .toArray(Long[]::new);
  }

  private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
    return new LedgerEntry(
        new MerchantId(row.getString("merchant_id")),
        row.getString("cause"),
        row.getString("entry_id"),
        new LedgerEntry.Units(row.getString("currency"), row.getInt("scale")),
        row.getLong("amount"),
        fees(row),
        row.getInt("code"),
        row.getString("subject"),
        row.getObject("posted_at", OffsetDateTime.class).toInstant());
  }

  private static LedgerEntry.@Nullable Fees fees(ResultSet row) throws SQLException {
    Long platform = row.getObject("platform_fee", Long.class);
    return platform == null ? null : new LedgerEntry.Fees(platform, row.getLong("network_fee"));
  }
}
