package org.openpayouts.fundingchecker.funding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;

/** The other services' end of Kafka. */
final class Wire implements AutoCloseable {
  private final RecordCodec codec = RecordCodec.at(Station.REGISTRY.url());
  private final String broker;
  private final KafkaProducer<byte[], byte[]> producer;

  Wire() {
    this(Infrastructure.shared().kafkaBootstrapServers());
  }

  Wire(String broker) {
    this.broker = broker;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** A record with the trace of its request. */
  void send(Topic topic, String key, SpecificRecord record) {
    send(topic, null, key, record);
  }

  /** Bytes that are no record. */
  void sendGarbage(Topic topic, String key) {
    producer.send(
        new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), "no record".getBytes(UTF_8)));
    producer.flush();
  }

  /** One watermark per partition. */
  void sendWatermarks(Topic topic, Instant instant) {
    SpecificRecord[] marks = Story.watermarks(topic, instant);
    for (int partition = 0; partition < marks.length; partition++) {
      send(topic, partition, "watermark:" + partition, marks[partition]);
    }
  }

  private void send(Topic topic, @Nullable Integer partition, String key, SpecificRecord record) {
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(
            topic.name(), partition, key.getBytes(UTF_8), codec.encode(topic.name(), record));
    out.headers().add("traceparent", Story.TRACE.getBytes(UTF_8));
    producer.send(out);
  }

  void flush() {
    producer.flush();
  }

  /** One record as it stands in a topic. */
  @SuppressWarnings("ArrayRecordComponent") // bytes to compare one by one
  record Seen(String key, SpecificRecord record, byte[] value, @Nullable String traceparent) {}

  /** Everything in a topic, oldest first within each partition. */
  List<Seen> all(Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Seen> seen = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(seen(record)));
      }
      return seen;
    }
  }

  private Seen seen(ConsumerRecord<byte[], byte[]> record) {
    var trace = record.headers().lastHeader("traceparent");
    return new Seen(
        new String(record.key(), UTF_8),
        codec.decode(record.topic(), record.value()),
        record.value(),
        trace == null ? null : new String(trace.value(), UTF_8));
  }

  @Override
  public void close() {
    producer.close();
    codec.close();
  }
}
