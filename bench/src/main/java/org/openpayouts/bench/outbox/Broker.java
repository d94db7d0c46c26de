package org.openpayouts.bench.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openpayouts.localstack.process.Deadline;

/** A broker with the topic that all ways send to. */
record Broker(String address) {
  static final String TOPIC = "bench.facts";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PARTITIONS = 6;

  static Broker at(String address) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)));
      Deadline.in(PATIENCE)
          .until(
              "the topic exists",
              () ->
                  admin
                      .listTopics()
                      .names()
                      .toCompletionStage()
                      .toCompletableFuture()
                      .join()
                      .contains(TOPIC));
    }
    return new Broker(address);
  }

  /** With the settings that the relay of the outbox sends with. */
  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> asTheRelay =
        Map.of(
            "bootstrap.servers",
            address,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "max.in.flight.requests.per.connection",
            5,
            "compression.type",
            "lz4",
            "linger.ms",
            2,
            "batch.size",
            131_072);
    return new KafkaProducer<>(asTheRelay, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
