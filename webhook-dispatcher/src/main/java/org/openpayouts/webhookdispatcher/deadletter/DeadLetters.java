package org.openpayouts.webhookdispatcher.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.IdSource;
import org.openpayouts.webhookdispatcher.deadletter.DeadLetter.Source;
import org.openpayouts.webhookdispatcher.deadletter.DeadLetter.Told;
import org.openpayouts.webhookdispatcher.deadletter.DeadLetter.Tried;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The given-up deliveries. */
@Repository
public class DeadLetters {

  private final JdbcClient jdbc;
  private final IdSource ids;

  DeadLetters(JdbcClient jdbc, IdSource ids) {
    this.jdbc = jdbc;
    this.ids = ids;
  }

  /** Buries a delivery in the caller's transaction; it is announced soon after. */
  public void bury(String deliveryId, String subjectId, FailureCategory category) {
    jdbc.sql(
            """
            insert into dead_letter (event_id, delivery_id, subject_id, category, died_at)
            values (:eventId, :deliveryId, :subjectId, :category, clock_timestamp())
            """)
        .param("eventId", ids.nextUuid())
        .param("deliveryId", deliveryId)
        .param("subjectId", subjectId)
        .param("category", category.name())
        .update();
  }

  List<DeadLetter> unannounced(int most) {
    return jdbc.sql(
            """
            select l.*, d.*, (
                select worker from attempt a where a.delivery_id = d.delivery_id
                order by number desc limit 1) as worker
            from dead_letter l join delivery d using (delivery_id)
            where l.announced_at is null
            order by l.cursor limit :most
            """)
        .param("most", most)
        .query((row, _) -> letter(row))
        .list();
  }

  /** Keeps what is announced; false when another replica announced it first. */
  boolean announce(long cursor, Announced announced) {
    return jdbc.sql(
                """
                update dead_letter set announced_at = clock_timestamp(), record_value = :value,
                  headers = :headers
                where cursor = :cursor and announced_at is null
                """)
            .param("value", announced.value())
            .param("headers", announced.flatHeaders())
            .param("cursor", cursor)
            .update()
        == 1;
  }

  List<Announced> announcedOfSubject(String subjectId, long after, int most) {
    return jdbc.sql(
            """
            select cursor, subject_id, record_value, headers from dead_letter
            where subject_id = :subjectId and cursor > :after and announced_at is not null
            order by cursor limit :most
            """)
        .param("subjectId", subjectId)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> announced(row))
        .list();
  }

  List<Announced> announcedSince(Instant instant, long after, int most) {
    return jdbc.sql(
            """
            select cursor, subject_id, record_value, headers from dead_letter
            where died_at >= :instant and cursor > :after and announced_at is not null
            order by cursor limit :most
            """)
        .param("instant", instant.atOffset(ZoneOffset.UTC))
        .param("after", after)
        .param("most", most)
        .query((row, _) -> announced(row))
        .list();
  }

  private static Announced announced(ResultSet row) throws SQLException {
    return new Announced(
        row.getLong("cursor"),
        row.getString("subject_id"),
        row.getBytes("record_value"),
        Announced.headers((String[]) row.getArray("headers").getArray()));
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getLong("cursor"),
        row.getObject("event_id", UUID.class),
        FailureCategory.valueOf(row.getString("category")),
        instant(row, "died_at"),
        told(row),
        tried(row),
        new Source(
            row.getString("origin_topic"),
            row.getInt("origin_partition"),
            row.getLong("origin_offset"),
            instant(row, "occurred_at"),
            row.getObject("origin_schema_id", Integer.class)));
  }

  private static Told told(ResultSet row) throws SQLException {
    var url = row.getString("url");
    return new Told(
        row.getString("delivery_id"),
        row.getString("subject_id"),
        row.getString("merchant_id"),
        row.getString("token_id"),
        row.getObject("source_event_id", UUID.class),
        row.getLong("sequence"),
        row.getInt("code"),
        row.getString("name"),
        url == null ? "" : url,
        row.getString("endpoint_key"),
        row.getBytes("body"),
        row.getString("traceparent"));
  }

  private static Tried tried(ResultSet row) throws SQLException {
    return new Tried(
        row.getInt("attempts"),
        optional(row, "first_attempt_at"),
        optional(row, "last_attempt_at"),
        instant(row, "deadline"),
        row.getObject("last_status", Integer.class),
        row.getString("last_error"),
        row.getString("worker"),
        row.getInt("replays"),
        row.getObject("last_replay_id", UUID.class));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
