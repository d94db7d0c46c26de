package org.openpayouts.fundingchecker.rates;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpayouts.schemas.currency.Currencies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published prices. */
@Repository
public class Rates {
  /** Any constant that nothing else in this database locks. */
  private static final long PUBLICATION_LOCK = 7_204_001L;

  /** Of a publication p: its quotes and, in the same order, their prices. */
  private static final String QUOTES =
      """
      array(select r.quote from rate r
             where r.base = p.base and r.version = p.version order by r.quote) as quotes,
      array(select r.rate from rate r
             where r.base = p.base and r.version = p.version order by r.quote) as prices
      """;

  private final JdbcClient jdbc;
  private final AgeRule ageRule;

  Rates(JdbcClient jdbc, AgeRule ageRule) {
    this.jdbc = jdbc;
    this.ageRule = ageRule;
  }

  /** The prices that may fund a payout at this moment. */
  public RateTable usable() {
    Newest newest = newest();
    return ageRule.usable(newest.publications(), newest.readAt());
  }

  /**
   * The newest publication of every base.
   *
   * @param readAt by the database's clock, which observed them too
   */
  record Newest(List<Publication> publications, Instant readAt) {}

  Newest newest() {
    record Read(Publication publication, Instant at) {}

    List<Read> read =
        jdbc.sql(
                """
                select p.*, clock_timestamp() as read_at, %s
                  from unnest(:bases::text[]) as b (base)
                 cross join lateral (select * from rates_publication n
                                      where n.base = b.base order by n.version desc limit 1) p
                """
                    .formatted(QUOTES))
            .param("bases", Currencies.codes().toArray(String[]::new))
            .query((row, index) -> new Read(publication(row), instant(row, "read_at")))
            .list();
    return new Newest(
        read.stream().map(Read::publication).toList(),
        read.stream().map(Read::at).max(Instant::compareTo).orElse(Instant.EPOCH));
  }

  private static Publication publication(ResultSet row) throws SQLException {
    return new Publication(
        row.getLong("number"),
        row.getString("base"),
        row.getLong("version"),
        row.getString("source"),
        instant(row, "observed_at"),
        row.getObject("event_id", UUID.class),
        quotes(row));
  }

  private static Map<String, BigDecimal> quotes(ResultSet row) throws SQLException {
    String[] quotes = (String[]) row.getArray("quotes").getArray();
    BigDecimal[] prices = (BigDecimal[]) row.getArray("prices").getArray();
    Map<String, BigDecimal> all = new HashMap<>();
    for (int n = 0; n < quotes.length; n++) {
      all.put(quotes[n], prices[n]);
    }
    return Map.copyOf(all);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /**
   * Keeps other replicas from publishing until the end of the transaction.
   *
   * @return the database's clock
   */
  Instant lockPublication() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)")
        .param("lock", PUBLICATION_LOCK)
        .query((row, index) -> 0)
        .list();
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  Publication publish(Finding finding, UUID eventId) {
    Publication published =
        jdbc.sql(
                """
                insert into rates_publication (base, version, source, observed_at, event_id)
                select :base, coalesce(max(version), 0) + 1, :source, :observed, :event
                  from rates_publication where base = :base
                returning number, version, observed_at
                """)
            .param("base", finding.base())
            .param("source", finding.source())
            .param("observed", finding.observedAt().atOffset(ZoneOffset.UTC))
            .param("event", eventId)
            .query((row, index) ->
                new Publication(
                    row.getLong("number"),
                    finding.base(),
                    row.getLong("version"),
                    finding.source(),
                    instant(row, "observed_at"),
                    eventId,
                    finding.quotes()))
            .single();
    finding.quotes().forEach((quote, rate) -> insertPrice(published, quote, rate));
    return published;
  }

  /** Deletes what is older, but never the newest: what funded a payout is fixed in it. */
  void forget(Publication newest, Duration olderThan) {
    jdbc.sql(
            """
            delete from rates_publication
             where base = :base and version < :version
               and observed_at < clock_timestamp() - make_interval(secs => :age)
            """)
        .param("base", newest.base())
        .param("version", newest.version())
        .param("age", (double) olderThan.toSeconds())
        .update();
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
            select p.*, %s from rates_publication p
             where observed_at >= :since and number > :after
             order by number limit :limit
            """
                .formatted(QUOTES))
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("after", afterNumber)
        .param("limit", limit)
        .query((row, index) -> publication(row))
        .list();
  }
}
