package org.openpayouts.webhookdispatcher.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.outbox.SetAside.Entry;
import org.openpayouts.outbox.SetAside.Window;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dead letters that nobody has judged yet, as operators handle them. */
@Repository
public class OpenLetters {

  private static final String ENTRY =
      """
      select l.cursor, l.subject_id, l.category, l.died_at, d.origin_topic, d.origin_partition,
             d.origin_offset, d.last_error,
             left(encode(sha256(convert_to(concat_ws('|', d.delivery_id, d.status, d.attempts,
               d.replays), 'UTF8')), 'hex'), 16) as digest
        from dead_letter l join delivery d using (delivery_id)
       where l.closed_at is null and
      """;

  private final JdbcClient jdbc;

  OpenLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long count() {
    return jdbc.sql("select count(*) from dead_letter where closed_at is null")
        .query(Long.class)
        .single();
  }

  public List<Entry> page(Window window) {
    return jdbc.sql(ENTRY + "l.died_at >= :since and l.cursor > :after order by l.cursor limit :n")
        .param("since", window.since().atOffset(ZoneOffset.UTC))
        .param("after", window.after())
        .param("n", window.limit())
        .query((row, _) -> entry(row))
        .list();
  }

  /** Whose messages these are; empty where the letter is closed. */
  public Optional<String> subjectOf(long cursor) {
    return jdbc.sql(
            "select subject_id from dead_letter where cursor = :cursor and closed_at is null")
        .param("cursor", cursor)
        .query(String.class)
        .optional();
  }

  /** In the order in which the merchant was to hear them. */
  public List<Entry> ofSubject(String subjectId) {
    return jdbc.sql(ENTRY + "l.subject_id = :subject order by d.position, l.cursor")
        .param("subject", subjectId)
        .query((row, _) -> entry(row))
        .list();
  }

  public String deliveryOf(long cursor) {
    return jdbc.sql("select delivery_id from dead_letter where cursor = :cursor")
        .param("cursor", cursor)
        .query(String.class)
        .single();
  }

  /** Closes whatever is open of a delivery; nobody need look at it any more. */
  public void close(String deliveryId) {
    jdbc.sql(
            """
            update dead_letter set closed_at = clock_timestamp()
            where delivery_id = :id and closed_at is null
            """)
        .param("id", deliveryId)
        .update();
  }

  /** What may be shown of one: no body, and of the address only where it leads. */
  public Optional<Map<String, String>> view(long cursor) {
    return jdbc.sql(
            """
            select l.category, l.died_at, d.* from dead_letter l join delivery d using (delivery_id)
             where l.cursor = :cursor and l.closed_at is null
            """)
        .param("cursor", cursor)
        .query((row, _) -> view(row))
        .optional();
  }

  private static Map<String, String> view(ResultSet row) throws SQLException {
    var view = new LinkedHashMap<String, String>();
    view.put("delivery", row.getString("delivery_id"));
    view.put("event", row.getInt("code") + " " + row.getString("name"));
    view.put("merchant", row.getString("merchant_id"));
    view.put("endpoint", String.valueOf(row.getString("endpoint_key")));
    view.put("status", row.getString("status"));
    view.put("category", row.getString("category"));
    view.put("attempts", Integer.toString(row.getInt("attempts")));
    view.put("last status", String.valueOf(row.getObject("last_status")));
    view.put("last error", String.valueOf(row.getString("last_error")));
    view.put("sequence", Long.toString(row.getLong("sequence")));
    view.put("replays", Integer.toString(row.getInt("replays")));
    view.put("body bytes", Integer.toString(row.getBytes("body").length));
    return view;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var error = row.getString("last_error");
    return new Entry(
        row.getLong("cursor"),
        row.getString("subject_id"),
        "%s/%d/%d"
            .formatted(
                row.getString("origin_topic"),
                row.getInt("origin_partition"),
                row.getLong("origin_offset")),
        row.getString("category") + (error == null ? "" : ": " + error),
        row.getObject("died_at", OffsetDateTime.class).toInstant(),
        row.getString("digest"));
  }
}
