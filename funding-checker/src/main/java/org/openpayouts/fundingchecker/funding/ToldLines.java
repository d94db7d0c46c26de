package org.openpayouts.fundingchecker.funding;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpayouts.fundingchecker.reserve.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of postings that were told and whose own facts are still to be read again. */
@Repository
class ToldLines {
  private final JdbcClient jdbc;

  ToldLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The posting of a line, and when it was made. */
  record PostingOf(UUID eventId, String postingId, Instant madeAt) {}

  void expect(List<Ledger.Learned> postings) {
    for (Ledger.Learned posting : postings) {
      jdbc.sql(
              """
              insert into told_line (event_id, posting_id)
              select event_id, :posting from unnest(:events::uuid[]) as e (event_id)
              on conflict do nothing
              """)
          .param("posting", posting.postingId())
          .param("events", texts(posting.lines()))
          .update();
    }
  }

  /** Takes the lines of these facts; what is told of none of them is not answered. */
  Map<UUID, PostingOf> take(Collection<UUID> eventIds) {
    return jdbc
        .sql(
            """
            delete from told_line t using posting p
             where t.event_id = any(:events::uuid[]) and p.posting_id = t.posting_id
            returning t.event_id, t.posting_id, p.occurred_at
            """)
        .param("events", texts(eventIds))
        .query((row, index) ->
            new PostingOf(
                row.getObject("event_id", UUID.class),
                row.getString("posting_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .collect(toMap(PostingOf::eventId, line -> line));
  }

  /** Postings with lines whose facts the log does not hold. */
  List<String> takeRest() {
    return jdbc
        .sql("delete from told_line returning posting_id")
        .query((row, index) -> row.getString("posting_id"))
        .list()
        .stream()
        .distinct()
        .toList();
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
