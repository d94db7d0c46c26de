package org.openpayouts.bench.outbox;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer with the settings that the relay of the outbox sends with. */
public final class RelayedProducer {
  private RelayedProducer() {}

  public static KafkaProducer<byte[], byte[]> at(String brokers) {
    Map<String, Object> asTheRelay =
        Map.of(
            "bootstrap.servers",
            brokers,
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
