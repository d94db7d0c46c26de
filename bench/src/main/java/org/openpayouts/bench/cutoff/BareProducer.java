package org.openpayouts.bench.cutoff;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openpayouts.bench.outbox.RelayedProducer;
import org.openpayouts.localstack.process.Deadline;
import org.openpayouts.schemas.topic.Topics;

/** A producer that has the records in memory: the very bytes that a cutoff sent, as often. */
final class BareProducer {
  private static final String TOPICS = "bench.cutoff-";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String brokers;
  private final Admin admin;
  private int topics;

  BareProducer(String brokers, Admin admin) {
    this.brokers = brokers;
    this.admin = admin;
  }

  /**
   * Makes a topic with as many partitions as that of the facts, in place of the one before. Never
   * under its name: a producer that still finds the old one numbers its records for that.
   */
  void prepare() {
    if (topics > 0) {
      var unused = admin.deleteTopics(List.of(topic()));
    }
    topics++;
    var unused =
        admin.createTopics(
            List.of(new NewTopic(topic(), Topics.LIFECYCLE.partitions(), (short) 1)));
    Deadline.in(PATIENCE).until("the topic exists", this::isThere);
    awaitLeaders();
  }

  /**
   * A partition answers with its offsets once its leader has taken it. Records that are sent before
   * are refused, and those behind them for coming out of order.
   */
  private void awaitLeaders() {
    admin
        .listOffsets(
            IntStream.range(0, Topics.LIFECYCLE.partitions())
                .mapToObj(partition -> new TopicPartition(topic(), partition))
                .collect(toMap(Function.identity(), _ -> OffsetSpec.latest())))
        .all()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private String topic() {
    return TOPICS + topics;
  }

  private boolean isThere() {
    return admin
        .listTopics()
        .names()
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .contains(topic());
  }

  /** Until every record is acknowledged. */
  Timed send(Map<String, Long> pids, List<SentFact> sample, int records) {
    AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer = RelayedProducer.at(brokers)) {
      producer.partitionsFor(topic());
      Timed timed = Timed.of(pids, () -> send(producer, sample, records, refused));
      if (refused.get() != null) {
        throw new IllegalStateException("not acknowledged", refused.get());
      }
      return timed;
    }
  }

  private void send(
      KafkaProducer<byte[], byte[]> producer,
      List<SentFact> sample,
      int records,
      AtomicReference<@Nullable Exception> refused) {
    for (int number = 0; number < records; number++) {
      var unused =
          producer.send(
              sample.get(number % sample.size()).to(topic()),
              (metadata, failure) -> {
                if (failure != null) {
                  refused.set(failure);
                }
              });
    }
    producer.flush();
  }
}
