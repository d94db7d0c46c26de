package org.openpayouts.webhookdispatcher.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The wishes to try again, each remembered with what was made of it. */
@Repository
class Replays {

  private final JdbcClient jdbc;

  Replays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is known of a delivery that shall be tried again. */
  record Known(String deliveryId, DeliveryStatus status, long sequence) {}

  boolean isKnown(Revival revival) {
    return jdbc.sql("select count(*) from replay where event_id = :id")
            .param("id", revival.replayId())
            .query(Long.class)
            .single()
        > 0;
  }

  void remember(Revival revival, String verdict) {
    jdbc.sql(
            """
            insert into replay (event_id, delivery_id, requested_by, reason, verdict)
            values (:id, :deliveryId, :requestedBy, :reason, :verdict)
            """)
        .param("id", revival.replayId())
        .param("deliveryId", revival.deliveryId())
        .param("requestedBy", revival.requestedBy())
        .param("reason", revival.reason())
        .param("verdict", verdict)
        .update();
  }

  String verdictOf(UUID wish) {
    return jdbc.sql("select verdict from replay where event_id = :id")
        .param("id", wish)
        .query(String.class)
        .single();
  }

  /** The wish to try again what stands in this store. */
  Revival wish(UUID wish, String deliveryId, String by, String reason) {
    return jdbc.sql("select * from delivery where delivery_id = :id")
        .param("id", deliveryId)
        .query((row, _) -> new Revival(wish, deliveryId, notice(row), by, reason))
        .single();
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getObject("source_event_id", UUID.class),
        new Subject(
            Subject.Kind.valueOf(row.getString("subject_kind")), row.getString("subject_id")),
        row.getString("merchant_id"),
        row.getString("token_id"),
        row.getLong("sequence"),
        row.getInt("code"),
        row.getString("name"),
        row.getString("url"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        new Content.Fixed(row.getBytes("body")),
        origin(row));
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        row.getString("origin_topic"),
        row.getInt("origin_partition"),
        row.getLong("origin_offset"),
        row.getObject("origin_schema_id", Integer.class),
        row.getString("traceparent"));
  }

  /** By the fact and not by the delivery's id: a store that was lost gave it another one. */
  Optional<Known> find(Revival revival) {
    return jdbc.sql(
            """
            select delivery_id, status, sequence from delivery where source_event_id = :eventId
            """)
        .param("eventId", revival.notice().eventId())
        .query((row, _) ->
            new Known(
                row.getString("delivery_id"),
                DeliveryStatus.valueOf(row.getString("status")),
                row.getLong("sequence")))
        .optional();
  }

  /** A new life: attempts, deadline and age begin again, the webhook id and the body stay. */
  void revive(Known known, Revival revival, Addressing.Address.To address, Instant deadline) {
    jdbc.sql(
            """
            update delivery set status = 'BLOCKED', attempts = 0, next_at = clock_timestamp(),
              created_at = clock_timestamp(), deadline = :deadline, settled_at = null,
              url = :url, endpoint_key = :endpoint, replays = replays + 1,
              last_replay_id = :replayId
            where delivery_id = :id
            """)
        .param("deadline", deadline.atOffset(ZoneOffset.UTC))
        .param("url", address.url())
        .param("endpoint", address.endpoint().value())
        .param("replayId", revival.replayId())
        .param("id", known.deliveryId())
        .update();
  }
}
