package org.openpayouts.systemtests.stack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openpayouts.schemas.topic.Topic;

/** Reads a topic as an outside consumer does, and notes the longest time without a new record. */
public final class RecordWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final CountDownLatch stopping = new CountDownLatch(1);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread reader;
  private volatile long lastNanos;
  private volatile long longestNanos;
  private final AtomicLong count = new AtomicLong();

  private RecordWatch(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    this.reader = Thread.ofPlatform().daemon().name("record-watch").unstarted(this::read);
  }

  /** From the records that come next. */
  public static RecordWatch start(SharedStack stack, Topic topic) {
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.file().kafkaBootstrap());
    var bytes = new ByteArrayDeserializer();
    var consumer = new KafkaConsumer<byte[], byte[]>(settings, bytes, bytes);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    RecordWatch watch = new RecordWatch(consumer);
    watch.reader.start();
    return watch;
  }

  public long count() {
    return count.get();
  }

  /** Between two records one after the other, since the start. */
  public Duration longestGap() {
    return Duration.ofNanos(longestNanos);
  }

  /** What comes later no longer counts. */
  public void stop() {
    stopping.countDown();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    while (stopping.getCount() > 0) {
      int news = consumer.poll(POLL).count();
      if (news > 0) {
        long now = System.nanoTime();
        longestNanos = count.get() == 0 ? 0 : Math.max(longestNanos, now - lastNanos);
        lastNanos = now;
        count.addAndGet(news);
      }
    }
    consumer.close();
  }

  @Override
  public void close() {
    stop();
  }
}
