package org.openpayouts.payoutapi.cancellation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.openpayouts.payoutapi.payout.CancellationWish;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The wishes to cancel that were published. */
@Repository
public class Cancellations {
  private final JdbcClient jdbc;

  Cancellations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Adds each wish, unless one for its payout was added since the instant; answers which payouts
   * have a new one.
   */
  Set<PayoutId> addUnlessSince(List<CancellationWish> wishes, Instant since) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into cancellation
                  (event_id, payout_id, sequence, requested_by_role, requested_by, requested_at)
                select event::uuid, id, seq, role, name, at::timestamptz
                from unnest(?, ?, ?, ?, ?, ?) as w(event, id, seq, role, name, at)
                where not exists (
                  select 1 from cancellation c where c.payout_id = w.id and c.requested_at > ?)
                order by id
                returning payout_id
                """)
            .param(texts(wishes, wish -> wish.eventId().toString()))
            .param(texts(wishes, wish -> wish.payoutId().value()))
            .param(wishes.stream().mapToLong(CancellationWish::sequence).toArray())
            .param(texts(wishes, CancellationWish::role))
            .param(texts(wishes, CancellationWish::requestedBy))
            .param(texts(wishes, wish -> wish.requestedAt().toString()))
            .param(since.atOffset(ZoneOffset.UTC))
            .query((row, number) -> new PayoutId(row.getString("payout_id")))
            .list());
  }

  private static String[] texts(
      List<CancellationWish> wishes, Function<CancellationWish, String> text) {
    return wishes.stream().map(text).toArray(String[]::new);
  }

  /** A wish with its place in the order of publishing. */
  public record Numbered(long factNumber, CancellationWish wish) {}

  public List<Numbered> publishedAfter(long factNumber, OffsetDateTime since, int limit) {
    return jdbc.sql(
            """
            select * from cancellation where fact_number > :after and requested_at >= :since
            order by fact_number limit :limit
            """)
        .param("after", factNumber)
        .param("since", since)
        .param("limit", limit)
        .query(Cancellations::numbered)
        .list();
  }

  public List<Numbered> of(PayoutId id, long afterFactNumber, int limit) {
    return jdbc.sql(
            """
            select * from cancellation where payout_id = :id and fact_number > :after
            order by fact_number limit :limit
            """)
        .param("id", id.value())
        .param("after", afterFactNumber)
        .param("limit", limit)
        .query(Cancellations::numbered)
        .list();
  }

  private static Numbered numbered(ResultSet row, int number) throws SQLException {
    return new Numbered(
        row.getLong("fact_number"),
        new CancellationWish(
            new PayoutId(row.getString("payout_id")),
            row.getLong("sequence"),
            row.getString("requested_by_role"),
            row.getString("requested_by"),
            row.getObject("requested_at", OffsetDateTime.class).toInstant(),
            row.getObject("event_id", UUID.class)));
  }
}
