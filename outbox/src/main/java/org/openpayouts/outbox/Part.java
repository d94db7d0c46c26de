package org.openpayouts.outbox;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Records that are settled in one transaction. Of each partition it holds a run without holes,
 * because entries are kept in the order of (topic, partition, offset) and parts are only ever cut
 * in two.
 */
record Part<T>(List<Entry<T>> entries) {

  private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_PARTITION_AND_OFFSET =
      Comparator.comparing((ConsumerRecord<byte[], byte[]> record) -> record.topic())
          .thenComparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  Part {
    entries = List.copyOf(entries);
  }

  /** What is to be done with a record. */
  sealed interface Content<T> {
    /** Our code handles it. */
    record Decoded<T>(Received<T> received) implements Content<T> {}

    /** Its bytes can never be read. */
    record Undecodable<T>(Throwable cause) implements Content<T> {}

    /** A type that this build does not know, and need not know. */
    record Skipped<T>() implements Content<T> {}

    /** Our code cannot handle it. */
    record Defective<T>(Throwable cause) implements Content<T> {}
  }

  /** One record and what is to be done with it. */
  record Entry<T>(ConsumerRecord<byte[], byte[]> record, Content<T> content) {

    TopicPartition partition() {
      return partitionOf(record);
    }

    @Nullable String key() {
      return RecordKeys.text(record.key());
    }
  }

  static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  static List<ConsumerRecord<byte[], byte[]>> inOrder(List<ConsumerRecord<byte[], byte[]>> batch) {
    return batch.stream().sorted(BY_PARTITION_AND_OFFSET).toList();
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  Part<T> firstHalf() {
    return new Part<>(entries.subList(0, size() / 2));
  }

  Part<T> secondHalf() {
    return new Part<>(entries.subList(size() / 2, size()));
  }

  Part<T> without(Set<TopicPartition> partitions) {
    return new Part<>(
        entries.stream().filter(entry -> !partitions.contains(entry.partition())).toList());
  }

  Entry<T> only() {
    if (size() != 1) {
      throw new IllegalStateException("a part of " + size() + " records");
    }
    return entries.getFirst();
  }

  Set<String> keys() {
    return entries.stream()
        .map(Entry::key)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Per partition, the offset after its last record. */
  Map<TopicPartition, Long> nextOffsets() {
    var next = new LinkedHashMap<TopicPartition, Long>();
    entries.forEach(entry -> next.put(entry.partition(), entry.record().offset() + 1));
    return next;
  }

  /** Per partition, the offset of its first record. */
  static Map<TopicPartition, Long> firstOffsets(List<ConsumerRecord<byte[], byte[]>> ordered) {
    var first = new LinkedHashMap<TopicPartition, Long>();
    ordered.forEach(record -> first.putIfAbsent(partitionOf(record), record.offset()));
    return first;
  }
}
