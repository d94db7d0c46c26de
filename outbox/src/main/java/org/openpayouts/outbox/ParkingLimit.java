package org.openpayouts.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Lets so many records of a partition be parked within a minute; more look like our own fault. */
final class ParkingLimit {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final int recordsMax;
  private final Clock clock;
  private final Map<TopicPartition, LinkedHashMap<Long, Instant>> parked = new HashMap<>();

  ParkingLimit(int recordsMax, Clock clock) {
    this.recordsMax = recordsMax;
    this.clock = clock;
  }

  /** Asking again about the same record changes nothing. */
  synchronized boolean admits(ConsumerRecord<?, ?> record) {
    Instant now = clock.instant();
    var recent = parked.computeIfAbsent(Part.partitionOf(record), at -> new LinkedHashMap<>());
    recent.values().removeIf(at -> !now.isBefore(at.plus(WINDOW)));
    if (!recent.containsKey(record.offset()) && recent.size() >= recordsMax) {
      return false;
    }
    recent.putIfAbsent(record.offset(), now);
    return true;
  }
}
