package org.openpayouts.systemtests.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/**
 * Whether the deciders have nothing left to do: every cutoff was told, swept and told of, every
 * outbox is empty, and funding-checker has handled all that stands in its topics.
 */
final class Rest {
  private static final List<Topic> HEARD =
      List.of(
          Topics.REQUESTS,
          Topics.CUTOFFS,
          Topics.LIFECYCLE,
          Topics.RESERVE_COMMANDS,
          Topics.MERCHANTS,
          Topics.RECIPIENTS);

  private static final String CUTOFFS_TO_TELL =
      "select count(*) from cutoff where emitted_at is null";

  private static final String CUTOFFS_TO_SWEEP =
      """
      select (select count(*) from cutoff where started_at is null)
           + (select count(*) from sweep where done_at is null)
           + (select count(*) from inbound_parked)
      """;

  private static final String POSITIONS =
      "select topic, partition, min(next_offset) from inbound_position group by topic, partition";

  private final SharedStack stack;
  private final Cluster cluster;

  Rest(SharedStack stack, Cluster cluster) {
    this.stack = stack;
    this.cluster = cluster;
  }

  /** Where every topic that money moves by ends. */
  Map<TopicPartition, Long> ends() {
    var ends = new HashMap<TopicPartition, Long>();
    Stream.concat(HEARD.stream(), Stream.of(Topics.RESERVE_ENTRIES))
        .forEach(topic -> ends.putAll(cluster.endsOf(topic)));
    return ends;
  }

  boolean isReached() {
    return Component.services().stream()
            .allMatch(service -> count(service, "select count(*) from outbox_segment") == 0)
        && count(Component.BATCH_SCHEDULER, CUTOFFS_TO_TELL) == 0
        && count(Component.FUNDING_CHECKER, CUTOFFS_TO_SWEEP) == 0
        && isAllHeard();
  }

  private boolean isAllHeard() {
    Map<TopicPartition, Long> positions = positions();
    Set<TopicPartition> known = positions.keySet();
    return HEARD.stream()
        .flatMap(topic -> cluster.endsOf(topic).entrySet().stream())
        .filter(end -> end.getValue() > 0)
        .allMatch(end ->
            known.contains(end.getKey())
                && positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<TopicPartition, Long> positions() {
    var positions = new HashMap<TopicPartition, Long>();
    try (Connection connection = connect(Component.FUNDING_CHECKER);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(POSITIONS)) {
      while (row.next()) {
        positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
      }
      return positions;
    } catch (SQLException e) {
      throw new AssertionError("the positions cannot be read", e);
    }
  }

  private long count(Component service, String sql) {
    try (Connection connection = connect(service);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(service.id() + " cannot be looked at", e);
    }
  }

  private Connection connect(Component service) throws SQLException {
    return DriverManager.getConnection(stack.running().jdbcUrl(service));
  }
}
