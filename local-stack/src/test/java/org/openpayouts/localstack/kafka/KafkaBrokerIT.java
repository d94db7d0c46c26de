package org.openpayouts.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpayouts.localstack.process.Deadline;

class KafkaBrokerIT {
  @Test
  void keepsTopicsAndRecordsOverKillAndRestart(@TempDir Path folder) throws Exception {
    try (KafkaBroker broker = new KafkaBroker(KafkaBroker.Settings.onFreePorts(folder)).start()) {
      createTopic(broker, "stories");
      send(broker, "stories", "one");

      broker.kill();
      boolean runsAfterKill = broker.isRunning();
      broker.start();
      send(broker, "stories", "two");
      broker.restart();
      List<String> read = read(broker, "stories", 2);

      assertThat(runsAfterKill).isFalse();
      assertThat(read).containsExactly("one", "two");
    }
  }

  private static void createTopic(KafkaBroker broker, String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  private static void send(KafkaBroker broker, String topic, String text) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] value = text.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static List<String> read(KafkaBroker broker, String topic, int count) {
    List<String> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      Deadline.in(Duration.ofSeconds(20))
          .until(
              "all records were read",
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(r -> read.add(new String(r.value(), StandardCharsets.UTF_8)));
                return read.size() >= count;
              });
    }
    return read;
  }
}
