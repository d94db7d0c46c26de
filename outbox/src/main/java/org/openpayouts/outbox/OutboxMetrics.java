package org.openpayouts.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happened, and says aloud what a person must look at. */
final class OutboxMetrics {

  private static final Logger log = LoggerFactory.getLogger(OutboxMetrics.class);

  private final MeterRegistry registry;
  private final Map<String, String> stopped = new ConcurrentHashMap<>();
  private final AtomicInteger decisionsClosed = new AtomicInteger(1);

  OutboxMetrics(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("inbound.stopped.partitions", stopped, Map::size)
        .description("partitions that stand still until a person acted")
        .register(registry);
    Gauge.builder("inbound.decisions.closed", decisionsClosed, AtomicInteger::get)
        .description("1 while nothing is decided: not compared yet, or the database went back")
        .register(registry);
    for (Lane lane : Lane.values()) {
      counter("outbox.sent", "lane", lane.name());
      counter("outbox.rounds.given.up", "lane", lane.name());
    }
  }

  /** From now on these are there, at 0: what appears with its first event hides that event. */
  void expect(String consumer, String binding, String topic) {
    counter("inbound.retries", "consumer", consumer);
    counter("inbound.handled", "binding", binding);
    for (String event :
        List.of("inbound.unknown.types", "inbound.dead_lettered", "inbound.parkings")) {
      counter(event, "binding", binding, "topic", topic);
    }
  }

  void decisionsClosed(boolean closed) {
    decisionsClosed.set(closed ? 1 : 0);
  }

  void sent(Lane lane, int records) {
    counter("outbox.sent", "lane", lane.name()).increment(records);
  }

  void relayFailed(Lane lane) {
    counter("outbox.rounds.given.up", "lane", lane.name()).increment();
  }

  void handled(String binding) {
    counter("inbound.handled", "binding", binding).increment();
  }

  void retried(String consumer) {
    counter("inbound.retries", "consumer", consumer).increment();
  }

  void skipped(String binding, ConsumerRecord<?, ?> record) {
    counter("inbound.unknown.types", "binding", binding, "topic", record.topic()).increment();
  }

  void deadLettered(String binding, ConsumerRecord<?, ?> record, Throwable cause) {
    counter("inbound.dead_lettered", "binding", binding, "topic", record.topic()).increment();
    log.error(
        "Record cannot be decoded binding={} topic={} partition={} offset={} cause={}",
        binding,
        record.topic(),
        record.partition(),
        record.offset(),
        Causes.describe(cause));
  }

  void parked(String binding, ConsumerRecord<byte[], ?> record, Throwable cause) {
    counter("inbound.parkings", "binding", binding, "topic", record.topic()).increment();
    log.error(
        "Record parked binding={} topic={} partition={} offset={} key={} cause={}",
        binding,
        record.topic(),
        record.partition(),
        record.offset(),
        RecordKeys.text(record.key()),
        Causes.describe(cause));
  }

  void stopped(String consumer, TopicPartition partition, String reason) {
    stopped.put(consumer + " " + partition, reason);
  }

  void resumed(String consumer, TopicPartition partition) {
    stopped.remove(consumer + " " + partition);
  }

  /** Consumer and partition to the reason why it stands still. */
  Map<String, String> stopped() {
    return new TreeMap<>(stopped);
  }

  private Counter counter(String name, String... tags) {
    return registry.counter(name, tags);
  }
}
