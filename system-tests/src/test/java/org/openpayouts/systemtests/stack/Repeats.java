package org.openpayouts.systemtests.stack;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.schemas.topic.Topic;

/** A record that stands in a topic, sent again as often as wished: consumers drop it. */
public final class Repeats implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaProducer<byte[], byte[]> producer;
  private final ConsumerRecord<byte[], byte[]> original;

  private Repeats(KafkaProducer<byte[], byte[]> producer, ConsumerRecord<byte[], byte[]> original) {
    this.producer = producer;
    this.original = original;
  }

  /** Of the first record with this key, as soon as it is there. */
  public static Repeats of(SharedStack stack, Topic topic, String key) {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.file().kafkaBootstrap());
    try (var consumer =
        new KafkaConsumer<byte[], byte[]>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Deadline deadline = Deadline.in(PATIENCE);
      Optional<ConsumerRecord<byte[], byte[]>> found = Optional.empty();
      while (found.isEmpty()) {
        if (deadline.isOver()) {
          throw new AssertionError(topic.name() + " has no record of " + key);
        }
        found =
            StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .filter(one -> one.key() != null)
                .filter(one -> new String(one.key(), StandardCharsets.UTF_8).equals(key))
                .findFirst();
      }
      return new Repeats(
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
          found.get());
    }
  }

  public void send(int times) {
    for (int i = 0; i < times; i++) {
      producer.send(
          new ProducerRecord<>(
              original.topic(),
              original.partition(),
              original.key(),
              original.value(),
              original.headers()));
    }
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
