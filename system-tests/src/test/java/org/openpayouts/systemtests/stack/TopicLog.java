package org.openpayouts.systemtests.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.SchemaRegistryUnavailable;
import org.openpayouts.schemas.topic.Topic;

/** Reads a topic from its beginning, as any outside consumer could. */
final class TopicLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration REGISTRY = Duration.ofSeconds(60);

  /** One record, seen once however often it was sent. */
  record Seen(SpecificRecord record, String eventId, String traceparent) {
    Object field(String name) {
      return TopicLog.field(record, name);
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordCodec codec;
  private final Set<String> eventIds = new HashSet<>();

  TopicLog(String bootstrapServers, String registryUrl, Topic topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    codec = RecordCodec.at(registryUrl);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** What was said since the last call, to the end of the topic as it is now. */
  List<Seen> catchUp() {
    var news = new ArrayList<Seen>();
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      for (ConsumerRecord<byte[], byte[]> received : consumer.poll(POLL)) {
        SpecificRecord record = decode(received);
        String eventId = ((Envelope) field(record, "envelope")).getEventId().toString();
        if (eventIds.add(eventId)) {
          news.add(new Seen(record, eventId, traceparent(received)));
        }
      }
    }
    return news;
  }

  /** The registry may be on its way back, as Kafka behind it may be. */
  private SpecificRecord decode(ConsumerRecord<byte[], byte[]> received) {
    Deadline patience = Deadline.in(REGISTRY);
    while (true) {
      try {
        return codec.decode(received.topic(), received.value());
      } catch (SchemaRegistryUnavailable away) {
        if (patience.isOver()) {
          throw away;
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private static String traceparent(ConsumerRecord<byte[], byte[]> received) {
    var header = received.headers().lastHeader("traceparent");
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  static Object field(SpecificRecord record, String name) {
    return record.get(record.getSchema().getField(name).pos());
  }

  @Override
  public void close() {
    consumer.close();
    codec.close();
  }
}
