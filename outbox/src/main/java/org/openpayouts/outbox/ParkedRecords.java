package org.openpayouts.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records set aside in the database, with everything of their key behind them. */
final class ParkedRecords {

  static final String TABLE = "inbound_parked";

  private final JdbcClient jdbc;

  ParkedRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A parked record as it came. */
  record Parked(String binding, String topic, int partition, long offset, OutboundRecord record) {}

  /**
   * A parked record as an operator sees it.
   *
   * @param cause null if it only waits behind another of its key
   */
  record Listed(
      String consumer,
      String binding,
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      @Nullable String cause,
      Instant parkedAt) {}

  /**
   * Which of these keys have parked records. Their rows are locked until the transaction ends, so
   * that no record is parked behind what is being unparked at this moment.
   */
  Set<String> keysAmong(Set<String> keys) {
    if (keys.isEmpty()) {
      return new HashSet<>();
    }
    return new HashSet<>(
        jdbc.sql(
                """
                select record_key from inbound_parked where record_key = any (?)
                 order by id for key share
                """)
            .param(keys.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  void park(
      String consumer,
      String binding,
      ConsumerRecord<byte[], byte[]> record,
      @Nullable String cause) {
    jdbc.sql(
            """
            insert into inbound_parked
                   (consumer, binding, topic, partition, record_offset, record_key, record, cause)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(consumer, binding, record.topic(), record.partition(), record.offset())
        .param(RecordKeys.text(record.key()))
        .param(SegmentBytes.encode(List.of(RawRecords.copyOf(record, Map.of()))))
        .param(cause)
        .update();
  }

  /** All of a key in the order of arrival, locked against every other transaction. */
  List<Parked> takeAll(String key) {
    jdbc.sql("select id from inbound_parked where record_key = ? order by id for update")
        .param(key)
        .query(Long.class)
        .list();
    return jdbc
        .sql(
            """
            delete from inbound_parked where record_key = ?
            returning id, binding, topic, partition, record_offset, record
            """)
        .param(key)
        .query((row, number) ->
            Map.entry(
                row.getLong("id"),
                new Parked(
                    row.getString("binding"),
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("record_offset"),
                    SegmentBytes.decode(row.getBytes("record")).getFirst())))
        .list()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  List<Listed> list(int limit) {
    return jdbc.sql(
            """
            select consumer, binding, topic, partition, record_offset, record_key, cause, parked_at
              from inbound_parked order by id limit ?
            """)
        .param(limit)
        .query((row, number) ->
            new Listed(
                row.getString("consumer"),
                row.getString("binding"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("record_key"),
                row.getString("cause"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from inbound_parked").query(Long.class).single();
  }
}
