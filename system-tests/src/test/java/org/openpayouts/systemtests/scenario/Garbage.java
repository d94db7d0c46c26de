package org.openpayouts.systemtests.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.schemas.topic.Topics;
import org.openpayouts.systemtests.stack.PayoutsCommand;
import org.openpayouts.systemtests.stack.SharedStack;

/** Two records that nobody can read, for the webhook-dispatcher; and their end by an operator. */
final class Garbage {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SharedStack stack;
  private final Path plan;
  private final List<String> keys;

  Garbage(SharedStack stack, Path folder) {
    this.stack = stack;
    this.plan = folder.resolve("plan.json");
    String name = "garbage-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    this.keys = List.of(name + "-one", name + "-two");
  }

  void send() {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.file().kafkaBootstrap());
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String key : keys) {
        byte[] bytes = key.getBytes(UTF_8);
        producer.send(new ProducerRecord<>(Topics.NOTIFICATIONS.name(), bytes, bytes));
      }
    }
  }

  /** Returns while the plan is being carried out. */
  PayoutsCommand.Running dismiss() {
    Deadline.in(PATIENCE).until("both are set aside", () -> listed() == keys.size());
    stack.run("dlq plan", "--kind", "undecodable", "--dismiss", "--out", plan.toString()).orThrow();
    return stack.start("dlq apply", order());
  }

  /** What was done before the service died is not done again. */
  void dismissTheRest() {
    assertThat(stack.run("dlq apply", order()).orThrow())
        .contains("ALREADY", "2 of 2 items are mended");
    assertThat(listed()).isZero();
  }

  private String[] order() {
    return new String[] {plan.toString(), "--by", "ann", "--reason", "crash points"};
  }

  private long listed() {
    String answer = stack.run("dlq list", "--kind", "undecodable", "--json").orThrow();
    return keys.stream().filter(answer::contains).count();
  }
}
