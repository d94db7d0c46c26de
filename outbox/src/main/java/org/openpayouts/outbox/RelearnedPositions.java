package org.openpayouts.outbox;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far own facts have been read again, and where their reading ends. */
final class RelearnedPositions {

  private final JdbcClient jdbc;

  RelearnedPositions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One partition of a reading. */
  record Progress(String topic, int partition, long nextOffset, long endOffset) {
    TopicPartition topicPartition() {
      return new TopicPartition(topic, partition);
    }

    boolean isDone() {
      return nextOffset >= endOffset;
    }
  }

  /** Fixes where a partition's reading begins and ends, unless that was done before. */
  void begin(TopicPartition partition, long begin, long end) {
    jdbc.sql(
            """
            insert into relearned_position (topic, partition, next_offset, end_offset)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(partition.topic(), partition.partition(), begin, end)
        .update();
  }

  void advance(Map<TopicPartition, Long> nextOffsets) {
    nextOffsets.forEach((partition, next) ->
        jdbc.sql("update relearned_position set next_offset = ? where topic = ? and partition = ?")
            .params(next, partition.topic(), partition.partition())
            .update());
  }

  List<Progress> all() {
    return jdbc.sql(
            """
            select topic, partition, next_offset, end_offset from relearned_position
             order by topic, partition
            """)
        .query((row, number) ->
            new Progress(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("next_offset"),
                row.getLong("end_offset")))
        .list();
  }

  List<Progress> of(String topic) {
    return all().stream().filter(progress -> progress.topic().equals(topic)).toList();
  }

  void clear() {
    jdbc.sql("delete from relearned_position").update();
  }
}
