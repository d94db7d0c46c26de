package org.openpayouts.webhookdispatcher.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.openpayouts.webhookdispatcher.delivery.LaneOrder.Arrangement;
import org.openpayouts.webhookdispatcher.delivery.LaneOrder.Waiting;
import org.openpayouts.webhookdispatcher.endpoint.EndpointKey;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries of lanes that the caller holds locked. */
@Repository
class Deliveries {

  private static final String INSERT =
      """
      insert into delivery (delivery_id, source_event_id, subject_kind, subject_id, merchant_id,
        token_id, position, sequence, code, name, resend, url, endpoint_key, status, next_at,
        occurred_at, created_at, deadline, settled_at, last_error, body, traceparent,
        origin_topic, origin_partition, origin_offset, origin_schema_id)
      values (:deliveryId, :eventId, :kind, :subjectId, :merchantId, :tokenId, :position,
        :sequence, :code, :name, :resend, :url, :endpointKey, :status, clock_timestamp(),
        :occurredAt, clock_timestamp(), :deadline,
        case when :settled then clock_timestamp() end, :error, :body, :traceparent,
        :originTopic, :originPartition, :originOffset, :schemaId)
      """;

  /** Shown, as the next one, to the test that counts what they touch. */
  static final String UNSETTLED =
      """
      select delivery_id, subject_id, position, sequence, status, attempts, created_at
      from delivery
      where subject_id = any(:ids) and settled_at is null
      """;

  static final String HURRY =
      """
      update delivery set next_at = clock_timestamp()
      where subject_id = any(:ids) and settled_at is null
        and status not in ('UNADDRESSED', 'BLOCKED', 'LEASED') and next_at > clock_timestamp()
      returning endpoint_key
      """;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  Deliveries(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** The only clock that due times, leases and deadlines are measured with. */
  Instant now() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  /** Which of these facts have their delivery already. */
  Set<UUID> known(Collection<UUID> eventIds) {
    var texts = eventIds.stream().map(UUID::toString).toArray(String[]::new);
    return new HashSet<>(
        jdbc.sql(
                """
                select source_event_id from delivery
                where source_event_id = any(cast(:ids as uuid[]))
                """)
            .param("ids", texts)
            .query(UUID.class)
            .list());
  }

  /** The body of the newest message about each subject, resends left out. */
  Map<String, byte[]> lastTold(Collection<String> subjectIds) {
    var bodies = new HashMap<String, byte[]>();
    jdbc.sql(
            """
            select distinct on (subject_id) subject_id, body from delivery
            where subject_id = any(:ids) and not resend
            order by subject_id, sequence desc, position desc
            """)
        .param("ids", subjectIds.toArray(String[]::new))
        .query(row -> {
          bodies.put(row.getString("subject_id"), row.getBytes("body"));
        });
    return bodies;
  }

  /** Which events of these subjects have their message already, resends left out. */
  Set<Told> told(Collection<String> subjectIds) {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct subject_id, code from delivery
                where subject_id = any(:ids) and not resend
                """)
            .param("ids", subjectIds.toArray(String[]::new))
            .query((row, _) -> new Told(row.getString("subject_id"), row.getInt("code")))
            .list());
  }

  /** An event of a subject. */
  record Told(String subjectId, int code) {}

  Map<String, List<Waiting>> unsettled(Collection<String> subjectIds) {
    var waiting = new HashMap<String, List<Waiting>>();
    jdbc.sql(UNSETTLED)
        .param("ids", subjectIds.toArray(String[]::new))
        .query(row -> {
          waiting
              .computeIfAbsent(row.getString("subject_id"), _ -> new java.util.ArrayList<>())
              .add(waiting(row));
        });
    return waiting;
  }

  void insert(List<NewDelivery> deliveries) {
    batches.batchUpdate(
        INSERT, deliveries.stream().map(Deliveries::row).toArray(SqlParameterSource[]::new));
  }

  /** Carries out an arrangement; answers the endpoints that may have something due now. */
  Set<EndpointKey> apply(Arrangement arrangement) {
    move(arrangement.superseded(), DeliveryStatus.SUPERSEDED);
    move(arrangement.blocked(), DeliveryStatus.BLOCKED);
    return move(arrangement.ready(), DeliveryStatus.READY);
  }

  private Set<EndpointKey> move(List<String> deliveryIds, DeliveryStatus status) {
    if (deliveryIds.isEmpty()) {
      return Set.of();
    }
    var keys = new HashSet<EndpointKey>();
    jdbc.sql(
            """
            update delivery set status = :status,
              settled_at = case when :settled then clock_timestamp() end
            where delivery_id = any(:ids)
            returning endpoint_key
            """)
        .param("status", status.name())
        .param("settled", status.isSettled())
        .param("ids", deliveryIds.toArray(String[]::new))
        .query(row -> {
          keys.add(new EndpointKey(row.getString("endpoint_key")));
        });
    return keys;
  }

  /** Somebody asks for these subjects: what waits for its next try is due at once. */
  Set<EndpointKey> hurry(Collection<String> subjectIds) {
    var keys = new HashSet<EndpointKey>();
    jdbc.sql(HURRY)
        .param("ids", subjectIds.toArray(String[]::new))
        .query(row -> {
          keys.add(new EndpointKey(row.getString("endpoint_key")));
        });
    return keys;
  }

  private static SqlParameterSource row(NewDelivery delivery) {
    var notice = delivery.notice();
    var endpoint = delivery.endpoint();
    return new MapSqlParameterSource("deliveryId", delivery.deliveryId())
        .addValue("eventId", notice.eventId())
        .addValue("kind", notice.subject().kind().name())
        .addValue("subjectId", notice.subject().id())
        .addValue("merchantId", notice.merchantId())
        .addValue("tokenId", notice.tokenId())
        .addValue("position", delivery.position())
        .addValue("sequence", delivery.sequence())
        .addValue("code", notice.code())
        .addValue("name", notice.name())
        .addValue("resend", notice.isResend())
        .addValue("url", delivery.url())
        .addValue("endpointKey", endpoint == null ? null : endpoint.value())
        .addValue("status", delivery.status().name())
        .addValue("settled", delivery.status().isSettled())
        .addValue("occurredAt", notice.occurredAt().atOffset(ZoneOffset.UTC))
        .addValue("deadline", delivery.deadline().atOffset(ZoneOffset.UTC))
        .addValue("error", delivery.error())
        .addValue("body", delivery.body())
        .addValue("traceparent", notice.origin().traceparent())
        .addValue("originTopic", notice.origin().topic())
        .addValue("originPartition", notice.origin().partition())
        .addValue("originOffset", notice.origin().offset())
        .addValue("schemaId", notice.origin().schemaId());
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getString("delivery_id"),
        row.getLong("position"),
        row.getLong("sequence"),
        DeliveryStatus.valueOf(row.getString("status")),
        row.getInt("attempts"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
