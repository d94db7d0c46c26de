package org.openpayouts.broadcaster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.openpayouts.localstack.infrastructure.Infrastructure;
import org.openpayouts.schemas.topic.Topics;

/** What the real lifecycle topic holds of a payout, in order. */
final class Facts {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Facts ALL = new Facts();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> byPayout = new HashMap<>();

  private Facts() {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                Infrastructure.shared().kafkaBootstrapServers(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(Topics.LIFECYCLE.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  static List<ConsumerRecord<byte[], byte[]>> records(AFundedPayout payout) {
    return ALL.read(payout.payoutId());
  }

  private synchronized List<ConsumerRecord<byte[], byte[]>> read(String payoutId) {
    var ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      for (var record : consumer.poll(Duration.ofMillis(100))) {
        byPayout
            .computeIfAbsent(new String(record.key(), UTF_8), key -> new ArrayList<>())
            .add(record);
      }
    }
    return List.copyOf(byPayout.getOrDefault(payoutId, List.of()));
  }

  static List<SpecificRecord> of(AFundedPayout payout) {
    return records(payout).stream()
        .map(record -> Topicland.codec().decode(Topics.LIFECYCLE.name(), record.value()))
        .toList();
  }

  /** Their names, for example "PayoutBroadcast". */
  static List<String> names(AFundedPayout payout) {
    return of(payout).stream().map(fact -> fact.getSchema().getName()).toList();
  }

  static void await(AFundedPayout payout, String... names) {
    Awaitility.await()
        .atMost(SOON)
        .pollInSameThread()
        .untilAsserted(() -> assertThat(names(payout)).containsExactly(names));
  }
}
