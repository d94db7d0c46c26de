package org.openpayouts.bench.cutoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/** The other services' end of Kafka. */
final class Wire implements AutoCloseable {
  /** Of every request; as long as all are. */
  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final RecordCodec codec;
  private final KafkaProducer<byte[], byte[]> producer;

  Wire(String brokers, RecordCodec codec) {
    this.codec = codec;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void send(Topic topic, String key, SpecificRecord record) {
    send(topic, null, key, record);
  }

  /** One for each partition that a cutoff waits for. */
  void sendWatermarks(OthersFacts facts, Instant instant) {
    for (Topic topic : Topics.WATERMARKED) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        send(
            topic,
            partition,
            "watermark:" + partition,
            facts.watermark(topic.name(), partition, instant));
      }
    }
    flush();
  }

  private void send(Topic topic, @Nullable Integer partition, String key, SpecificRecord record) {
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(
            topic.name(), partition, key.getBytes(UTF_8), codec.encode(topic.name(), record));
    out.headers().add("traceparent", TRACE.getBytes(UTF_8));
    var unused = producer.send(out);
  }

  /** Once more as it was. */
  void repeat(Topic topic, SentFact fact) {
    var unused = producer.send(fact.to(topic.name()));
    flush();
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
