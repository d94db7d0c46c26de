package org.openpayouts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that say that this database went back; while one stands, nothing is decided. */
final class DatabaseReturns {

  static final String BY_HAND = "operator";

  private static final Logger log = LoggerFactory.getLogger(DatabaseReturns.class);

  /** The key that {@code decisions_wait()} shares. */
  private static final long DECISION_LOCK = 7_204_009L;

  /** Longer than any deciding transaction may take. */
  private static final Duration DECIDERS_WAIT_MAX = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  DatabaseReturns(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** A stored position that lies below what had been handled, or may do so. */
  record Finding(
      String consumer, TopicPartition partition, long stored, long handled, String reason) {
    Finding(String consumer, TopicPartition partition, long stored, long handled) {
      this(consumer, partition, stored, handled, "stored position below what had been handled");
    }

    /** Nothing tells how much had been handled. */
    static Finding forgotten(String consumer, TopicPartition partition, long stored) {
      return new Finding(
          consumer, partition, stored, stored, "the consumer group has forgotten its offset");
    }
  }

  /** A finding as an operator sees it. */
  record DatabaseReturn(
      String consumer,
      String topic,
      int partition,
      long storedOffset,
      long handledOffset,
      String reason,
      Instant foundAt) {}

  /** Closes the gate for every replica, after all that decide at this moment. */
  void mark(Collection<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    List<Finding> fresh =
        transaction.execute(status -> {
          excludeDeciders();
          findings.forEach(this::readFactsAgainFor);
          return findings.stream().filter(this::insert).toList();
        });
    fresh.forEach(finding ->
        log.error(
            "The database went back, nothing is decided before own facts are relearned consumer={}"
                + " topic={} partition={} stored={} handled={} reason={}",
            finding.consumer(),
            finding.partition().topic(),
            finding.partition().partition(),
            finding.stored(),
            finding.handled(),
            finding.reason()));
  }

  /** The same by an operator's word. */
  void markByHand(String reason) {
    transaction.executeWithoutResult(status -> {
      excludeDeciders();
      jdbc.sql("delete from relearned_position").update();
      insert(new Finding(BY_HAND, new TopicPartition("", 0), 0, 0, reason));
    });
    log.error("Own facts are relearned by an operator's word reason={}", reason);
  }

  private void excludeDeciders() {
    jdbc.sql("select set_config('lock_timeout', ?, true)")
        .param(DECIDERS_WAIT_MAX.toMillis() + "ms")
        .query(String.class)
        .single();
    jdbc.sql("select pg_advisory_xact_lock(?)").param(DECISION_LOCK).query().listOfRows();
  }

  /**
   * A copy that was made while own facts were being read holds how far that had come, and where it
   * was to end: facts that were told after it would stay unread. Only the same finding, made again
   * by a replica or after a restart, lets the reading go on.
   */
  private void readFactsAgainFor(Finding finding) {
    jdbc.sql(
            """
            delete from relearned_position
             where not exists (select from database_return
                                where consumer = ? and topic = ? and partition = ?
                                  and handled_offset = ?)
            """)
        .params(
            finding.consumer(),
            finding.partition().topic(),
            finding.partition().partition(),
            finding.handled())
        .update();
  }

  /** Whether it is news. */
  private boolean insert(Finding finding) {
    return jdbc.sql(
            """
            insert into database_return as known
                   (consumer, topic, partition, stored_offset, handled_offset, reason)
            values (?, ?, ?, ?, ?, ?)
            on conflict (consumer, topic, partition) do update
               set stored_offset = least(known.stored_offset, excluded.stored_offset),
                   handled_offset = greatest(known.handled_offset, excluded.handled_offset)
            returning xmax = 0
            """)
        .params(
            finding.consumer(),
            finding.partition().topic(),
            finding.partition().partition(),
            finding.stored(),
            finding.handled(),
            finding.reason())
        .query(Boolean.class)
        .single();
  }

  List<DatabaseReturn> all() {
    return jdbc.sql("select * from database_return order by found_at, consumer, topic, partition")
        .query((row, number) ->
            new DatabaseReturn(
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("stored_offset"),
                row.getLong("handled_offset"),
                row.getString("reason"),
                row.getObject("found_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** How far the service had come with each partition of a topic, as far as that was lost. */
  Map<TopicPartition, Long> handled(String topic) {
    var handled = new HashMap<TopicPartition, Long>();
    all().stream()
        .filter(found -> found.topic().equals(topic))
        .filter(found -> found.storedOffset() < found.handledOffset())
        .forEach(found ->
            handled.merge(
                new TopicPartition(topic, found.partition()), found.handledOffset(), Math::max));
    return handled;
  }

  /**
   * What was lost by these is relearned. One that was found since then, or found to have lost more,
   * stays.
   */
  void clear(Collection<DatabaseReturn> relearned) {
    relearned.forEach(found ->
        jdbc.sql(
                """
                delete from database_return
                 where consumer = ? and topic = ? and partition = ? and handled_offset = ?
                """)
            .params(found.consumer(), found.topic(), found.partition(), found.handledOffset())
            .update());
  }
}
