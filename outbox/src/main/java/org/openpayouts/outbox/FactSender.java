package org.openpayouts.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends facts and waits until every one is acknowledged.
 *
 * <p>The producer never gives up on a record by itself: if one expired while later ones of its
 * partition went on, order would be lost. Who gives up is the relay, by closing the sender, which
 * drops everything at once.
 */
final class FactSender implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;

  FactSender(Map<String, Object> clientProperties) {
    var serializer = new ByteArraySerializer();
    this.producer = new KafkaProducer<>(safe(clientProperties), serializer, serializer);
  }

  static Map<String, Object> safe(Map<String, Object> clientProperties) {
    var properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
    properties.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    return properties;
  }

  /** A record was refused, or the wait for its acknowledgement was given up. */
  static final class NotAcknowledged extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAcknowledged(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Hands all records to the producer, in order.
   *
   * @throws NotAcknowledged if one was refused at once; the sender must be closed then
   */
  Sending send(List<ProducerRecord<byte[], byte[]>> records) {
    var sending = new Sending(records.size());
    for (var record : records) {
      sending.refuseIfFailed();
      try {
        producer.send(record, sending);
      } catch (RuntimeException e) {
        throw new NotAcknowledged("the producer did not take a record of " + record.topic(), e);
      }
    }
    return sending;
  }

  /** Records on their way to the broker. */
  static final class Sending implements Callback {
    private final CountDownLatch pending;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private Sending(int records) {
      this.pending = new CountDownLatch(records);
    }

    @Override
    public void onCompletion(RecordMetadata metadata, @Nullable Exception refused) {
      if (refused == null) {
        pending.countDown();
      } else if (failure.compareAndSet(null, refused)) {
        while (pending.getCount() > 0) {
          pending.countDown();
        }
      }
    }

    /** True as soon as every record is acknowledged, false if that takes longer than the wait. */
    boolean acknowledgedWithin(Duration wait) {
      try {
        boolean done = pending.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        refuseIfFailed();
        return done;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NotAcknowledged("stopped while waiting", e);
      }
    }

    private void refuseIfFailed() {
      Exception refused = failure.get();
      if (refused != null) {
        throw new NotAcknowledged("the broker refused a record", refused);
      }
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
