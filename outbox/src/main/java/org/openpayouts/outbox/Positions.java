package org.openpayouts.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each partition has been handled; the row is the truth, the group's offset is not. */
final class Positions {

  private final JdbcClient jdbc;

  Positions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From the offset that must be stored to the one that is to be stored. */
  record Move(long expected, long next) {}

  /** A stored position. */
  record Position(String consumer, TopicPartition partition, long nextOffset) {}

  /** Somebody else handled these records, or the database went back: nothing may be committed. */
  static final class PositionMoved extends RuntimeException {
    private static final long serialVersionUID = 1;

    PositionMoved(String message) {
      super(message);
    }
  }

  Map<TopicPartition, Long> stored(String consumer, Collection<TopicPartition> partitions) {
    var stored = new HashMap<TopicPartition, Long>();
    all(consumer).stream()
        .filter(position -> partitions.contains(position.partition()))
        .forEach(position -> stored.put(position.partition(), position.nextOffset()));
    return stored;
  }

  private List<Position> all(String consumer) {
    return jdbc.sql(
            "select consumer, topic, partition, next_offset from inbound_position where consumer = ?")
        .param(consumer)
        .query(Positions::position)
        .list();
  }

  List<Position> all() {
    return jdbc.sql("select consumer, topic, partition, next_offset from inbound_position")
        .query(Positions::position)
        .list();
  }

  private static Position position(ResultSet row, int number) throws SQLException {
    return new Position(
        row.getString("consumer"),
        new TopicPartition(row.getString("topic"), row.getInt("partition")),
        row.getLong("next_offset"));
  }

  /** Stores where a partition begins, unless somebody did before. */
  void begin(String consumer, TopicPartition partition, long offset) {
    jdbc.sql(
            """
            insert into inbound_position (consumer, topic, partition, next_offset)
            values (?, ?, ?, ?) on conflict do nothing
            """)
        .params(consumer, partition.topic(), partition.partition(), offset)
        .update();
  }

  /**
   * Moves all positions or throws; in the handler's transaction.
   *
   * @throws PositionMoved if any of them is not where it is expected
   */
  void move(String consumer, Map<TopicPartition, Move> moves) {
    var entries = List.copyOf(moves.entrySet());
    int moved =
        jdbc.sql(
                """
                update inbound_position c set next_offset = v.next
                  from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[])
                       as v (topic, partition, expected, next)
                 where c.consumer = ? and c.topic = v.topic and c.partition = v.partition
                   and c.next_offset = v.expected
                """)
            .params(
                entries.stream().map(entry -> entry.getKey().topic()).toArray(String[]::new),
                entries.stream().map(entry -> entry.getKey().partition()).toArray(Integer[]::new),
                entries.stream().map(entry -> entry.getValue().expected()).toArray(Long[]::new),
                entries.stream().map(entry -> entry.getValue().next()).toArray(Long[]::new),
                consumer)
            .update();
    if (moved != moves.size()) {
      throw new PositionMoved("%d of %d positions moved".formatted(moved, moves.size()));
    }
  }
}
