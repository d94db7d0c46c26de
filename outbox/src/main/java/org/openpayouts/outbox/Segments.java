package org.openpayouts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the outbox. */
final class Segments {

  /** One key for all transactions of a database that write watermarked records. */
  private static final long INTAKE_LOCK = 0x6f70_6f75_7462_6f78L;

  /**
   * How long a process may stand still that holds the lock, shared or not: all intake may be behind
   * it.
   */
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(2);

  private static final int ROWS_MAX = 2_000;

  private final JdbcClient jdbc;

  Segments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A row at the head. */
  @SuppressWarnings("ArrayRecordComponent") // read once, sent once
  record Segment(long id, String topic, boolean barrier, byte[] records) {}

  /** What waits in a lane, for the metrics. */
  record Backlog(Lane lane, long rows, double oldestAgeSeconds) {}

  void append(String topic, Lane lane, boolean barrier, List<OutboundRecord> records) {
    for (var piece : SegmentBytes.split(records)) {
      jdbc.sql(
              """
              insert into outbox_segment (lane, topic, barrier, records, record_count)
              values (?, ?, ?, ?, ?)
              """)
          .params(lane.name(), topic, barrier, SegmentBytes.encode(piece), piece.size())
          .update();
    }
  }

  /**
   * The first rows of a lane, about as many as the bounds allow, and always one if there is one.
   */
  List<Segment> head(Lane lane, int records, int bytes) {
    return jdbc.sql(
            """
            select id, topic, barrier, records
              from (select id, topic, barrier, records,
                           sum(record_count) over before as records_before,
                           sum(octet_length(records)) over before as bytes_before
                      from (select * from outbox_segment where lane = ? order by id limit ?) head
                    window before as (order by id rows between unbounded preceding
                                                           and 1 preceding)) summed
             where coalesce(records_before, 0) < ? and coalesce(bytes_before, 0) < ?
             order by id
            """)
        .params(lane.name(), ROWS_MAX, records, bytes)
        .query((row, number) ->
            new Segment(
                row.getLong("id"),
                row.getString("topic"),
                row.getBoolean("barrier"),
                row.getBytes("records")))
        .list();
  }

  boolean anyBefore(long id) {
    return jdbc.sql("select exists (select from outbox_segment where id < ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** Deletes what was acknowledged, if the lease is still ours; otherwise nothing. */
  boolean delete(List<Long> ids, Leases.Lease lease) {
    int deleted =
        jdbc.sql(
                """
                with held as (select from outbox_lease
                               where lane = ? and holder = ? and epoch = ? for share)
                delete from outbox_segment where id = any (?) and exists (select from held)
                """)
            .params(lease.right(), lease.holder(), lease.epoch(), ids.toArray(Long[]::new))
            .update();
    return deleted == ids.size();
  }

  /**
   * The clock behind the shared lock, in one way to the database: first the lock, then the time.
   */
  Instant sharedIntakeClock() {
    return jdbc.sql(
            """
            with bound as materialized
                   (select set_config('idle_in_transaction_session_timeout', ?, true)),
                 locked as materialized (select pg_advisory_xact_lock_shared(?))
            select clock_timestamp() from bound, locked
            """)
        .params(millis(STANDSTILL_MAX), INTAKE_LOCK)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  void holdIntake(Duration wait) {
    jdbc.sql(
            """
            select set_config('lock_timeout', ?, true),
                   set_config('idle_in_transaction_session_timeout', ?, true)
            """)
        .params(millis(wait), millis(STANDSTILL_MAX))
        .query()
        .listOfRows();
    jdbc.sql("select pg_advisory_xact_lock(?)").param(INTAKE_LOCK).query().listOfRows();
  }

  private static String millis(Duration bound) {
    return bound.toMillis() + "ms";
  }

  Instant clock() {
    return jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }

  List<Backlog> backlogs() {
    return jdbc.sql(
            """
            select l.lane, count(s.id) as rows,
                   coalesce(extract(epoch from clock_timestamp() - min(s.created_at)), 0) as age
              from outbox_lease l left join outbox_segment s on s.lane = l.lane
             group by l.lane
            """)
        .query((row, number) ->
            new Backlog(
                Lane.valueOf(row.getString("lane")), row.getLong("rows"), row.getDouble("age")))
        .list();
  }
}
