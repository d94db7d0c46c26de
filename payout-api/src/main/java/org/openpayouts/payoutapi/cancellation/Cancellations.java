package org.openpayouts.payoutapi.cancellation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
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

  /** Adds the wish, unless one for its payout was added since the instant; whether it did. */
  boolean addUnlessSince(CancellationWish wish, Instant since) {
    int added =
        jdbc.sql(
                """
                insert into cancellation
                  (event_id, payout_id, sequence, requested_by_role, requested_by, requested_at)
                select ?, ?, ?, ?, ?, ?
                where not exists (
                  select 1 from cancellation where payout_id = ? and requested_at > ?)
                """)
            .params(
                wish.eventId(),
                wish.payoutId().value(),
                wish.sequence(),
                wish.role(),
                wish.requestedBy(),
                wish.requestedAt().atOffset(ZoneOffset.UTC),
                wish.payoutId().value(),
                since.atOffset(ZoneOffset.UTC))
            .update();
    return added == 1;
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
