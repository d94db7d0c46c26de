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
import java.util.Optional;
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
        new BookedPosting(
            0,
            postingId,
            after.key(),
            after.version(),
            posting.code().code(),
            posting.cause(),
            posting.lines(),
            posting.entries(),
            after.balances(),
            eventId,
            posting.origin().causationId(),
            posting.origin().traceparent(),
            after.lockedAt());
    if (!insert(booked)) {
      throw new IllegalStateException("posting id used before: " + postingId);
    }
    return booked;
  }

  /** Writes a posting and all its entries, unless it is known; answers whether it was not. */
  boolean insert(BookedPosting posting) {
    boolean isNew =
        jdbc.sql(
                    """
                    insert into posting (posting_id, merchant_id, currency, version, code, cause,
                                         lines, balances, event_id, causation_id, traceparent,
                                         occurred_at)
                    values (:id, :merchant, :currency, :version, :code, :cause, :lines, :balances,
                            :event, :causation, :trace, :at)
                    on conflict (posting_id) do nothing
                    """)
                .param("id", posting.postingId())
                .param("merchant", posting.key().merchantId().value())
                .param("currency", posting.key().currency().code())
                .param("version", posting.version())
                .param("code", posting.code())
                .param("cause", posting.cause())
                .param("lines", posting.lines().size())
                .param("balances", posting.balances().boxed())
                .param("event", posting.eventId())
                .param("causation", posting.causationId())
                .param("trace", posting.traceparent())
                .param("at", posting.occurredAt().atOffset(ZoneOffset.UTC))
                .update()
            == 1;
    if (isNew) {
      insertEntries(posting);
    }
    return isNew;
  }

  /** Another posting of the same version or for the same cause: only a second ledger makes one. */
  Optional<String> inPlaceOf(BookedPosting told) {
    return jdbc.sql(
            """
            select posting_id from posting
             where merchant_id = :merchant and currency = :currency and version = :version
               and posting_id <> :id
            union all
            select posting_id from posting where cause = :cause and posting_id <> :id
             limit 1
            """)
        .param("id", told.postingId())
        .param("merchant", told.key().merchantId().value())
        .param("currency", told.key().currency().code())
        .param("version", told.version())
        .param("cause", told.cause())
        .query(String.class)
        .optional();
  }

  /**
   * A posting that was made for a cause before.
   *
   * @param units as in {@link Flow#units()}
   */
  record Found(String postingId, long suspense, long units) {}

  Optional<Found> find(String cause) {
    return jdbc.sql(
            """
            select p.posting_id,
                   coalesce(sum(e.amount) filter (where e.account = 'SUSPENSE'), 0) as suspense,
                   coalesce(sum(e.amount), 0) as units
              from posting p
              left join ledger_entry e on e.posting_id = p.posting_id
                                      and e.account in ('SUSPENSE', 'DEPOSITS_CLEARING')
             where p.cause = :cause
             group by p.posting_id
            """)
        .param("cause", cause)
        .query((row, index) ->
            new Found(row.getString("posting_id"), row.getLong("suspense"), row.getLong("units")))
        .optional();
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
            .query((row, index) -> posting(row))
            .list());
  }

  private record EntryOf(String postingId, Entry entry) {}

  private record LineOf(String postingId, UUID eventId) {}

  private List<BookedPosting> withEntries(List<BookedPosting> postings) {
    String[] ids = postings.stream().map(BookedPosting::postingId).toArray(String[]::new);
    Map<String, List<Entry>> entries =
        jdbc
            .sql("select * from ledger_entry where posting_id = any(:ids)")
            .param("ids", ids)
            .query((row, index) -> new EntryOf(row.getString("posting_id"), entry(row)))
            .list()
            .stream()
            .collect(groupingBy(EntryOf::postingId, mapping(EntryOf::entry, toList())));
    Map<String, List<UUID>> lines =
        jdbc
            .sql("select posting_id, event_id from transition where posting_id = any(:ids)")
            .param("ids", ids)
            .query((row, index) ->
                new LineOf(row.getString("posting_id"), row.getObject("event_id", UUID.class)))
            .list()
            .stream()
            .collect(groupingBy(LineOf::postingId, mapping(LineOf::eventId, toList())));
    return postings.stream()
        .map(posting ->
            posting.with(
                entries.getOrDefault(posting.postingId(), List.of()),
                lines.getOrDefault(posting.postingId(), List.of()).stream().sorted().toList()))
        .toList();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(Account.valueOf(row.getString("account")), row.getLong("amount"));
  }

  private static BookedPosting posting(ResultSet row) throws SQLException {
    Long[] balances = (Long[]) row.getArray("balances").getArray();
    return new BookedPosting(
        row.getLong("number"),
        row.getString("posting_id"),
        new LedgerKey(
            new MerchantId(row.getString("merchant_id")), Currencies.of(row.getString("currency"))),
        row.getLong("version"),
        row.getInt("code"),
        row.getString("cause"),
        List.of(),
        List.of(),
        Balances.of(Stream.of(balances).mapToLong(Long::longValue).toArray()),
        row.getObject("event_id", UUID.class),
        row.getString("causation_id"),
        row.getString("traceparent"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
