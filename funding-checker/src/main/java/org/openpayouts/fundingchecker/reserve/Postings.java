package org.openpayouts.fundingchecker.reserve;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.openpayouts.schemas.currency.Currencies;
import org.openpayouts.schemas.id.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Postings and their entries: written once, never changed. */
@Repository
class Postings {
  private final JdbcClient jdbc;

  Postings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes a posting and all its entries. */
  BookedPosting book(String postingId, UUID eventId, Reserve after, Posting posting) {
    BookedPosting booked =
        jdbc.sql(
                """
                insert into posting (posting_id, merchant_id, currency, version, code, cause, lines,
                                     balances, event_id, causation_id, traceparent, occurred_at)
                values (:id, :merchant, :currency, :version, :code, :cause, :lines, :balances,
                        :event, :causation, :trace, :at)
                returning *
                """)
            .param("id", postingId)
            .param("merchant", after.key().merchantId().value())
            .param("currency", after.key().currency().code())
            .param("version", after.version())
            .param("code", posting.code().code())
            .param("cause", posting.cause())
            .param("lines", posting.lines())
            .param("balances", after.balances().boxed())
            .param("event", eventId)
            .param("causation", posting.origin().causationId())
            .param("trace", posting.origin().traceparent())
            .param("at", after.lockedAt().atOffset(ZoneOffset.UTC))
            .query((row, index) -> posting(row, posting.entries()))
            .single();
    insertEntries(booked);
    return booked;
  }

  private void insertEntries(BookedPosting booked) {
    List<Entry> entries = booked.entries();
    jdbc.sql(
            """
            insert into ledger_entry (posting_id, account, merchant_id, currency, amount)
            select :id, e.account, :merchant, :currency, e.amount
              from unnest(:accounts::text[], :amounts::bigint[]) as e (account, amount)
            """)
        .param("id", booked.postingId())
        .param("merchant", booked.key().merchantId().value())
        .param("currency", booked.key().currency().code())
        .param("accounts", entries.stream().map(e -> e.account().name()).toArray(String[]::new))
        .param("amounts", entries.stream().map(Entry::amount).toArray(Long[]::new))
        .update();
  }

  List<BookedPosting> since(Instant since, long afterNumber, int limit) {
    return withEntries(
        jdbc.sql(
                """
                select * from posting
                 where occurred_at >= :since and number > :after
                 order by number limit :limit
                """)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("after", afterNumber)
            .param("limit", limit)
            .query((row, index) -> posting(row, List.of()))
            .list());
  }

  private record EntryOf(String postingId, Entry entry) {}

  private List<BookedPosting> withEntries(List<BookedPosting> postings) {
    Stream<EntryOf> all =
        jdbc
            .sql("select * from ledger_entry where posting_id = any(:ids)")
            .param("ids", postings.stream().map(BookedPosting::postingId).toArray(String[]::new))
            .query((row, index) -> new EntryOf(row.getString("posting_id"), entry(row)))
            .list()
            .stream();
    Map<String, List<Entry>> entries =
        all.collect(groupingBy(EntryOf::postingId, mapping(EntryOf::entry, toList())));
    return postings.stream()
        .map(posting -> posting.with(entries.getOrDefault(posting.postingId(), List.of())))
        .toList();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(Account.valueOf(row.getString("account")), row.getLong("amount"));
  }

  private static BookedPosting posting(ResultSet row, List<Entry> entries) throws SQLException {
    Long[] balances = (Long[]) row.getArray("balances").getArray();
    return new BookedPosting(
        row.getLong("number"),
        row.getString("posting_id"),
        new LedgerKey(
            new MerchantId(row.getString("merchant_id")), Currencies.of(row.getString("currency"))),
        row.getLong("version"),
        row.getInt("code"),
        row.getString("cause"),
        row.getInt("lines"),
        entries,
        Balances.of(Stream.of(balances).mapToLong(Long::longValue).toArray()),
        row.getObject("event_id", UUID.class),
        row.getString("causation_id"),
        row.getString("traceparent"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
