package org.openpayouts.bench.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
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

  KafkaProducer<byte[], byte[]> producer() {
    return RelayedProducer.at(address);
  }
}
