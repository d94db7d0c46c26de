package org.openpayouts.bench.cutoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topics;

/**
 * Counts the facts of funding-checker as they come, and no more: what they say is read afterwards,
 * so that reading takes little from what is measured.
 */
final class FactReader implements AutoCloseable {
  static final String FUNDED = "PayoutFunded";
  static final String CANCELLED = "PayoutCancelled";
  static final String DEFERRED = "PayoutDeferred";
  static final String SHORT = "ReserveShort";

  private static final Duration POLL = Duration.ofMillis(100);
  private static final int SAMPLE = 10_000;
  private static final int RECORDS = 20_000;

  private final RecordCodec codec;
  private final Predicate<Map<String, Long>> isAll;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> begin = new HashMap<>();
  private final CompletableFuture<Long> complete = new CompletableFuture<>();
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<String, Long> counts = new ConcurrentHashMap<>();
  private final Map<String, Long> cancelledAt = new ConcurrentHashMap<>();
  private final List<SentFact> sample = new ArrayList<>();
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * Reads from now on.
   *
   * @param isAll whether these counts of facts, by their type, are all that is waited for
   */
  FactReader(String brokers, RecordCodec codec, Predicate<Map<String, Long>> isAll) {
    this.codec = codec;
    this.isAll = isAll;
    this.consumer = consumer(brokers);
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(partition -> begin.put(partition, consumer.position(partition)));
    this.thread = Thread.ofPlatform().daemon().name("fact-reader").start(this::read);
  }

  static KafkaConsumer<byte[], byte[]> consumer(String brokers) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", brokers, "max.poll.records", RECORDS),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions() {
    return Stream.of(Topics.LIFECYCLE, Topics.RESERVE_ENTRIES)
        .flatMap(FundingTables::partitions)
        .toList();
  }

  /** Everything that came since, read whole. */
  static void readAgain(
      String brokers,
      RecordCodec codec,
      Map<TopicPartition, Long> begin,
      Consumer<SpecificRecord> facts) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(brokers)) {
      consumer.assign(begin.keySet());
      begin.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(begin.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(POLL)
            .forEach(record -> facts.accept(codec.decode(record.topic(), record.value())));
      }
    }
  }

  private void read() {
    try {
      while (!stopped) {
        boolean isAny = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          count(record);
          isAny = true;
        }
        if (isAny && isAll.test(counts)) {
          complete.complete(System.nanoTime());
        }
      }
    } catch (RuntimeException e) {
      complete.completeExceptionally(e);
    } finally {
      consumer.close();
    }
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    String type =
        types.computeIfAbsent(
            ByteBuffer.wrap(record.value()).getInt(1),
            id -> codec.decode(record.topic(), record.value()).getClass().getSimpleName());
    counts.merge(type, 1L, Long::sum);
    if (type.equals(CANCELLED)) {
      cancelledAt.putIfAbsent(new String(record.key(), UTF_8), System.nanoTime());
    } else if (type.equals(FUNDED) && sample.size() < SAMPLE) {
      sample.add(new SentFact(record.key(), record.value(), List.of(record.headers().toArray())));
    }
  }

  /** When all had been read, on the clock of {@link System#nanoTime()}. */
  long awaitAll(Duration patience) {
    try {
      return complete.get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("these facts came, and no others: " + counts, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the facts cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Before the first fact that this reads. */
  Map<TopicPartition, Long> begin() {
    return Map.copyOf(begin);
  }

  boolean isComplete() {
    return complete.isDone();
  }

  /** When payouts were read to be cancelled, by their ids. */
  Map<String, Long> cancelledAt() {
    return Map.copyOf(cancelledAt);
  }

  /** Some of the facts that fund, for whoever sends the same; after the end. */
  List<SentFact> sample() {
    return List.copyOf(sample);
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
