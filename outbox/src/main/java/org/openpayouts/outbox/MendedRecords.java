package org.openpayouts.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.SetAside.Entry;
import org.openpayouts.outbox.SetAside.Kind;
import org.openpayouts.outbox.SetAside.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators did, kept for good. */
final class MendedRecords {

  private final JdbcClient jdbc;

  MendedRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One record of which somebody disposed. */
  record Mended(
      long id,
      String plan,
      String kind,
      long record,
      @Nullable String key,
      String source,
      @Nullable String cause,
      String action,
      String verdict,
      String by,
      String reason,
      Instant at) {}

  void remember(Kind kind, long item, List<Entry> entries, Order order, String verdict) {
    for (Entry entry : entries) {
      jdbc.sql(
              """
              insert into mended_record (plan, kind, item, record_id, key, source, cause, action,
                                         verdict, mended_by, reason)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(order.plan(), kind.word(), item, entry.id())
          .param(entry.key())
          .param(entry.source())
          .param(entry.cause())
          .params(order.action().name(), verdict, order.by(), order.reason())
          .update();
    }
  }

  /** How many records of an item were mended under this plan. */
  int count(String plan, Kind kind, long item) {
    return jdbc.sql("select count(*) from mended_record where plan = ? and kind = ? and item = ?")
        .params(plan, kind.word(), item)
        .query(Integer.class)
        .single();
  }

  List<Mended> since(Instant since, long after, int limit) {
    return jdbc.sql(
            """
            select * from mended_record where mended_at >= ? and id > ? order by id limit ?
            """)
        .params(since.atOffset(ZoneOffset.UTC), after, limit)
        .query((row, number) ->
            new Mended(
                row.getLong("id"),
                row.getString("plan"),
                row.getString("kind"),
                row.getLong("record_id"),
                row.getString("key"),
                row.getString("source"),
                row.getString("cause"),
                row.getString("action"),
                row.getString("verdict"),
                row.getString("mended_by"),
                row.getString("reason"),
                row.getObject("mended_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
