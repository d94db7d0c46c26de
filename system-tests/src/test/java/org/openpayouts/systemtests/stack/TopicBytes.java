package org.openpayouts.systemtests.stack;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The raw bytes of everything that stands in the broker: keys, values and headers. */
public final class TopicBytes {
  private static final Duration POLL = Duration.ofMillis(200);

  private TopicBytes() {}

  /** By topic, from the first record to the last. */
  public static Map<String, byte[]> all(SharedStack stack) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", stack.file().kafkaBootstrap(), "auto.offset.reset", "earliest");
    var bytes = new TreeMap<String, ByteArrayOutputStream>();
    try (var consumer =
        new KafkaConsumer<byte[], byte[]>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> received : consumer.poll(POLL)) {
          add(received, bytes.computeIfAbsent(received.topic(), t -> new ByteArrayOutputStream()));
        }
      }
    }
    var result = new TreeMap<String, byte[]>();
    bytes.forEach((topic, stream) -> result.put(topic, stream.toByteArray()));
    return result;
  }

  private static void add(ConsumerRecord<byte[], byte[]> received, ByteArrayOutputStream into) {
    if (received.key() != null) {
      into.writeBytes(received.key());
    }
    if (received.value() != null) {
      into.writeBytes(received.value());
    }
    for (Header header : received.headers()) {
      into.writeBytes(header.value());
    }
  }
}
