package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openpayouts.localstack.kafka.KafkaBroker;
import org.openpayouts.localstack.postgres.Databases;
import org.openpayouts.localstack.postgres.PostgresServer;

/** A real broker and a real database, started once for all tests of this JVM. */
public final class Arena {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Path FOLDER = folder();
  private static final KafkaBroker BROKER = new KafkaBroker(kafkaSettings()).start();
  private static final PostgresServer POSTGRES =
      new PostgresServer(PostgresServer.Settings.onFreePort(FOLDER.resolve("postgres"))).start();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Arena::end));
  }

  private Arena() {}

  private static KafkaBroker.Settings kafkaSettings() {
    return KafkaBroker.Settings.onFreePorts(FOLDER.resolve("kafka"));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("outbox-it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end() {
    BROKER.kill();
    POSTGRES.stop();
  }

  public static KafkaBroker broker() {
    return BROKER;
  }

  public static PostgresServer postgres() {
    return POSTGRES;
  }

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  public static String newName(String stem) {
    return stem + NUMBERS.incrementAndGet();
  }

  public static String newDatabase() {
    return POSTGRES.createDatabase(newName("db"));
  }

  /** A database as it is now, as a backup would have it; nobody may be connected to it. */
  static String backupOf(String jdbcUrl) {
    return Databases.backUp(jdbcUrl, newName("backup"));
  }

  public static String newTopic(int partitions) {
    String topic = newName("topic");
    createTopic(topic, partitions);
    return topic;
  }

  public static void createTopic(String topic, int partitions) {
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()));
  }

  static void deleteBefore(String topic, int partition, long offset) throws Exception {
    var before = Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset));
    try (Admin admin = admin()) {
      admin.deleteRecords(before).all().get();
    }
  }

  /** Sends texts with one key to a chosen partition, in order. */
  public static void send(String topic, int partition, String key, String... values) {
    sendAll(
        Arrays.stream(values)
            .map(value ->
                new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value.getBytes(UTF_8)))
            .toList());
  }

  public static void send(String topic, int partition, String key, byte[] value) {
    sendAll(List.of(new ProducerRecord<>(topic, partition, key.getBytes(UTF_8), value)));
  }

  public static void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
    var serializer = new ByteArraySerializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", BROKER.bootstrapServers());
    try (var producer = new KafkaProducer<>(settings, serializer, serializer)) {
      records.forEach(producer::send);
    }
  }

  /** Everything in a topic up to its present end, per partition in order. */
  public static List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    var deserializer = new ByteArrayDeserializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", BROKER.bootstrapServers());
    try (var consumer = new KafkaConsumer<>(settings, deserializer, deserializer)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  public static List<String> textsOf(String topic) {
    return readAll(topic).stream().map(record -> new String(record.value(), UTF_8)).toList();
  }
}
