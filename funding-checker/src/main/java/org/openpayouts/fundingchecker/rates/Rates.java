package org.openpayouts.fundingchecker.rates;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published prices. */
@Repository
public class Rates {
  /** Any constant that nothing else in this database locks. */
  private static final long PUBLICATION_LOCK = 7_204_001L;

  private final JdbcClient jdbc;

  Rates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Price(String base, String quote, BigDecimal rate) {}

  /** The newest prices of every base currency. */
  public RateTable newest() {
    return new RateTable(
        jdbc
            .sql(
                """
                select base, quote, rate from rate r
                 where version = (select max(version) from rates_publication p where p.base = r.base)
                """)
            .query(Price.class)
            .stream()
            .collect(groupingBy(Price::base, toMap(Price::quote, Price::rate))));
  }

  /** Keeps other replicas from publishing until the end of the transaction. */
  void lockPublication() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)")
        .param("lock", PUBLICATION_LOCK)
        .query((row, index) -> 0)
        .list();
  }

  Publication publish(String base, Map<String, BigDecimal> quotes, String source, UUID eventId) {
    Publication published =
        jdbc.sql(
                """
                insert into rates_publication (base, version, source, observed_at, event_id)
                select :base, coalesce(max(version), 0) + 1, :source, clock_timestamp(), :event
                  from rates_publication where base = :base
                returning number, version, observed_at
                """)
            .param("base", base)
            .param("source", source)
            .param("event", eventId)
            .query((row, index) ->
                new Publication(
                    row.getLong("number"),
                    base,
                    row.getLong("version"),
                    source,
                    row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                    eventId,
                    quotes))
            .single();
    quotes.forEach((quote, rate) -> insertPrice(published, quote, rate));
    return published;
  }

  /** Takes a publication that was told, unless it is known. */
  void learn(Publication told) {
    boolean isNew =
        jdbc.sql(
                    """
                    insert into rates_publication (base, version, source, observed_at, event_id)
                    values (:base, :version, :source, :at, :event)
                    on conflict do nothing
                    """)
                .param("base", told.base())
                .param("version", told.version())
                .param("source", told.source())
                .param("at", told.observedAt().atOffset(ZoneOffset.UTC))
                .param("event", told.eventId())
                .update()
            == 1;
    if (isNew) {
      told.quotes().forEach((quote, rate) -> insertPrice(told, quote, rate));
    }
  }

  private void insertPrice(Publication published, String quote, BigDecimal rate) {
    jdbc.sql(
            """
            insert into rate (base, version, quote, rate) values (:base, :version, :quote, :rate)
            """)
        .param("base", published.base())
        .param("version", published.version())
        .param("quote", quote)
        .param("rate", rate)
        .update();
  }

  List<Publication> since(Instant since, long afterNumber, int limit) {
    return jdbc.sql(
            """
            select * from rates_publication
             where observed_at >= :since and number > :after
             order by number limit :limit
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("after", afterNumber)
        .param("limit", limit)
        .query((row, index) ->
            new Publication(
                row.getLong("number"),
                row.getString("base"),
                row.getLong("version"),
                row.getString("source"),
                row.getObject("observed_at", OffsetDateTime.class).toInstant(),
                row.getObject("event_id", UUID.class),
                quotes(row.getString("base"), row.getLong("version"))))
        .list();
  }

  private Map<String, BigDecimal> quotes(String base, long version) {
    return jdbc
        .sql("select base, quote, rate from rate where base = :base and version = :version")
        .param("base", base)
        .param("version", version)
        .query(Price.class)
        .stream()
        .collect(toMap(Price::quote, Price::rate));
  }
}
