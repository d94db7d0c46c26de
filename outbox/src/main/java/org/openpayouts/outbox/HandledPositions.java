package org.openpayouts.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far this process has handled each partition, as it remembers without the database. */
final class HandledPositions {

  private final Map<Place, Long> next = new ConcurrentHashMap<>();

  /** A partition of a consumer. */
  record Place(String consumer, String topic, int partition) {
    static Place of(String consumer, TopicPartition partition) {
      return new Place(consumer, partition.topic(), partition.partition());
    }

    TopicPartition topicPartition() {
      return new TopicPartition(topic, partition);
    }
  }

  /** A batch was committed. */
  void handled(String consumer, TopicPartition partition, long nextOffset) {
    next.merge(Place.of(consumer, partition), nextOffset, Math::max);
  }

  long of(String consumer, TopicPartition partition) {
    return next.getOrDefault(Place.of(consumer, partition), 0L);
  }

  /** What was handled is no longer stored, and somebody durable knows it. */
  void forget(String consumer, TopicPartition partition) {
    next.remove(Place.of(consumer, partition));
  }

  List<Map.Entry<Place, Long>> all() {
    return next.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }
}
