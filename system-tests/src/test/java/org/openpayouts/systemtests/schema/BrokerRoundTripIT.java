package org.openpayouts.systemtests.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.TopicSetup;
import org.openpayouts.schemas.topic.Topics;

/** Ordinary Kafka clients on a real broker, each told only which class makes the bytes. */
class BrokerRoundTripIT {
  private static final String OURS = "org.openpayouts.schemas.serde.AvroWire";
  private static final String CONFLUENTS = "io.confluent.kafka.serializers.KafkaAvro";
  private static final Topic TOPIC = Topics.LIFECYCLE;

  private static String bootstrapServers;
  private static String registryUrl;

  @BeforeAll
  static void start() {
    bootstrapServers = Infrastructure.shared().kafkaBootstrapServers();
    registryUrl = Infrastructure.shared().registryUrl();
    TopicSetup.run(TopicSetup.Plan.of(bootstrapServers, registryUrl, 1));
  }

  @ParameterizedTest
  @CsvSource({
    OURS + "," + OURS,
    OURS + "," + CONFLUENTS,
    CONFLUENTS + "," + OURS,
    CONFLUENTS + "," + CONFLUENTS
  })
  void whatOneWritesTheOtherReads(String writer, String reader) {
    var records =
        GoldenRecord.all().stream()
            .filter(golden -> golden.topic().equals(TOPIC))
            .map(GoldenRecord::value)
            .toList();

    try (var consumer = new KafkaConsumer<String, Object>(reading(reader))) {
      var partition = List.of(new TopicPartition(TOPIC.name(), 3));
      consumer.assign(partition);
      consumer.seekToEnd(partition);
      consumer.position(partition.getFirst());
      try (var producer = new KafkaProducer<String, Object>(writing(writer))) {
        records.forEach(
            record -> producer.send(new ProducerRecord<>(TOPIC.name(), 3, "payout", record)));
      }

      var received = new ArrayList<Object>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(each -> received.add(each.value()));
            return received.size() >= records.size();
          });
      assertThat(received).isEqualTo(records).hasSizeGreaterThan(8);
    }
  }

  private static Map<String, Object> writing(String serde) {
    var config = new HashMap<>(Confluent.configs(registryUrl));
    config.put("bootstrap.servers", bootstrapServers);
    config.put("key.serializer", StringSerializer.class);
    config.put("value.serializer", serde + "Serializer");
    config.put("acks", "all");
    return config;
  }

  private static Map<String, Object> reading(String serde) {
    var config = new HashMap<>(Confluent.configs(registryUrl));
    config.put("bootstrap.servers", bootstrapServers);
    config.put("key.deserializer", StringDeserializer.class);
    config.put("value.deserializer", serde + "Deserializer");
    return config;
  }
}
