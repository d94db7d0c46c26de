package org.openpayouts.broadcaster.payout;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.openpayouts.outbox.Lane;
import org.openpayouts.outbox.StoredFacts;
import org.openpayouts.schemas.id.PayoutId;
import org.openpayouts.schemas.topic.Topics;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own facts again, byte for byte, from our own database. */
@Repository
class OwnFacts implements StoredFacts {
  private static final RowMapper<StoredFact> FACT =
      (row, n) -> {
        String trace = row.getString("traceparent");
        var fact =
            new Payouts.Emitted(
                new PayoutId(row.getString("payout_id")),
                row.getBytes("value"),
                trace == null ? "" : trace);
        return new StoredFact(
            row.getLong("position"),
            Topics.LIFECYCLE.name(),
            Lane.BULK,
            PayoutMoves.outbound(fact));
      };

  private final JdbcClient jdbc;

  OwnFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<StoredFact> page(Scope scope, long afterCursor, int limit) {
    return switch (scope) {
      case Scope.OfPayout(String payoutId) ->
          jdbc.sql(
                  """
                  select position, payout_id, value, traceparent from emitted_fact
                   where payout_id = :payout and position > :after
                   order by position limit :limit
                  """)
              .param("payout", payoutId)
              .param("after", afterCursor)
              .param("limit", limit)
              .query(FACT)
              .list();
      case Scope.Since(var instant) ->
          jdbc.sql(
                  """
                  select position, payout_id, value, traceparent from emitted_fact
                   where occurred_at >= :since and position > :after
                   order by position limit :limit
                  """)
              .param("since", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
              .param("after", afterCursor)
              .param("limit", limit)
              .query(FACT)
              .list();
    };
  }
}
