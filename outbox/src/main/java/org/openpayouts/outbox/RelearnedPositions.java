package org.openpayouts.outbox;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.Positions.Move;
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

  /** The database was found to have gone back once more, or somebody else reads. */
  static final class ReadAgain extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReadAgain() {
      super("own facts are to be read from the beginning again");
    }
  }

  /**
   * In the transaction that learned.
   *
   * @throws ReadAgain if any of them is not where it is expected
   */
  void advance(Map<TopicPartition, Move> moves) {
    moves.forEach((partition, move) -> {
      int moved =
          jdbc.sql(
                  """
                  update relearned_position set next_offset = ?
                   where topic = ? and partition = ? and next_offset = ?
                  """)
              .params(move.next(), partition.topic(), partition.partition(), move.expected())
              .update();
      if (moved != 1) {
        throw new ReadAgain();
      }
    });
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

  /**
   * Forgets a reading that is done.
   *
   * @throws ReadAgain if fewer partitions than these were read to their ends
   */
  void clear(int partitions) {
    if (all().stream().filter(Progress::isDone).count() < partitions) {
      throw new ReadAgain();
    }
    jdbc.sql("delete from relearned_position").update();
  }
}
