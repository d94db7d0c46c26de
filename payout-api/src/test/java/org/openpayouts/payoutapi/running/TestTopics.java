package org.openpayouts.payoutapi.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;

/** Reads and writes topics from outside, as the other services do. */
public final class TestTopics {
  private static final RecordCodec CODEC = RecordCodec.at(RunningApi.registryUrl());
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private TestTopics() {}

  /** A record that was found. */
  public record Found(
      SpecificRecord value, String key, int partition, Map<String, String> headers) {}

  /** Waits until so many records fit; answers all that were there by then. */
  public static List<Found> await(Topic topic, int count, Predicate<Found> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Found> found = new ArrayList<>();
    try (var consumer = consumer(topic)) {
      while (found.size() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Found one = found(record);
          if (wanted.test(one)) {
            found.add(one);
          }
        }
      }
    }
    if (found.size() < count) {
      throw new AssertionError(
          "%d of %d records on %s".formatted(found.size(), count, topic.name()));
    }
    return found;
  }

  public static KafkaConsumer<byte[], byte[]> consumer(Topic topic) {
    var consumer =
        new KafkaConsumer<byte[], byte[]>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, RunningApi.kafkaBootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** How many records were sent to a topic, over all of its partitions. */
  public static long end(Topic topic) {
    try (var consumer = consumer(topic)) {
      return consumer.endOffsets(consumer.assignment()).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  public static Found found(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return new Found(
        CODEC.decode(record.topic(), record.value()),
        new String(record.key(), UTF_8),
        record.partition(),
        headers);
  }

  /** Answers the partition of the key. */
  public static int send(Topic topic, String key, SpecificRecord value) {
    return send(null, topic, key, value);
  }

  /** Behind what was sent to the partition before. */
  public static void sendTo(int partition, Topic topic, String key, SpecificRecord value) {
    send(partition, topic, key, value);
  }

  private static int send(
      @Nullable Integer partition, Topic topic, String key, SpecificRecord value) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, RunningApi.kafkaBootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer
          .send(
              new ProducerRecord<>(
                  topic.name(), partition, key.getBytes(UTF_8), CODEC.encode(topic.name(), value)))
          .get()
          .partition();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
