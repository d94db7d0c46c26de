package org.openpayouts.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.FailureClassifier.FailureKind;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.Part.Content;
import org.openpayouts.outbox.Part.Entry;

/** Decodes a batch, and says of each record that cannot be decoded now what is to become of it. */
final class Reading<T> {

  private final RecordDecoder<T> decoder;
  private final Role role;
  private final FailureClassifier classifier;
  private final Clock clock;
  private final Duration unknownSchemaWait;
  private final ParkingLimit parkingLimit;
  private final Map<TopicPartition, FirstSeen> unknownSchemas = new HashMap<>();

  Reading(
      RecordDecoder<T> decoder,
      Role role,
      FailureClassifier classifier,
      Clock clock,
      Duration unknownSchemaWait,
      ParkingLimit parkingLimit) {
    this.decoder = decoder;
    this.role = role;
    this.classifier = classifier;
    this.clock = clock;
    this.unknownSchemaWait = unknownSchemaWait;
    this.parkingLimit = parkingLimit;
  }

  private record FirstSeen(long offset, Instant at) {}

  /** A record at which its partition has to wait; {@code forGood} until another build runs. */
  record Held(RuntimeException cause, boolean forGood) {}

  /** What can be settled now, and per partition where and why the rest waits. */
  record Read<T>(Part<T> part, Map<TopicPartition, Held> held) {}

  /** The batch must be in order; a partition is read up to the first record that has to wait. */
  Read<T> read(List<ConsumerRecord<byte[], byte[]>> ordered, Set<TopicPartition> stopped) {
    var entries = new ArrayList<Entry<T>>(ordered.size());
    var held = new LinkedHashMap<TopicPartition, Held>();
    for (var record : ordered) {
      var partition = Part.partitionOf(record);
      if (stopped.contains(partition) || held.containsKey(partition)) {
        continue;
      }
      try {
        entries.add(new Entry<>(record, new Content.Decoded<>(decode(record))));
      } catch (RuntimeException e) {
        switch (outcomeOf(record, e)) {
          case Outcome.Settles<T>(var content) -> entries.add(new Entry<>(record, content));
          case Outcome.Waits<T>(var forGood) -> held.put(partition, new Held(e, forGood));
        }
      }
    }
    return new Read<>(new Part<>(entries), held);
  }

  Received<T> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new NoValue("a record without a value says nothing");
    }
    String key = RecordKeys.text(record.key());
    return new Received<>(
        decoder.decode(record.topic(), record.value()),
        key == null ? "" : key,
        record.topic(),
        record.partition(),
        record.offset(),
        RawRecords.headersOf(record));
  }

  /** A tombstone on a topic that has none. */
  private static final class NoValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoValue(String message) {
      super(message);
    }
  }

  private sealed interface Outcome<T> {
    record Settles<T>(Content<T> content) implements Outcome<T> {}

    record Waits<T>(boolean forGood) implements Outcome<T> {}
  }

  private Outcome<T> outcomeOf(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
    FailureKind kind =
        failure instanceof NoValue ? FailureKind.UNDECODABLE : classifier.kindOf(failure);
    return switch (kind) {
      case INFRASTRUCTURE, TIMEOUT, CONFLICT -> new Outcome.Waits<>(false);
      case UNKNOWN_SCHEMA ->
          hasWaitedEnough(record)
              ? new Outcome.Settles<>(new Content.Undecodable<>(failure))
              : new Outcome.Waits<>(false);
      case UNDECODABLE -> new Outcome.Settles<>(new Content.Undecodable<>(failure));
      case DEFECT ->
          parkingLimit.admits(record)
              ? new Outcome.Settles<>(new Content.Defective<>(failure))
              : new Outcome.Waits<>(true);
      case UNKNOWN_TYPE ->
          switch (role) {
            case PROJECTION -> new Outcome.Settles<>(new Content.Skipped<>());
            case DECIDER, KNOWLEDGE -> new Outcome.Waits<>(true);
          };
    };
  }

  private synchronized boolean hasWaitedEnough(ConsumerRecord<byte[], byte[]> record) {
    Instant now = clock.instant();
    FirstSeen seen =
        unknownSchemas.compute(
            Part.partitionOf(record),
            (partition, known) ->
                known != null && known.offset() == record.offset()
                    ? known
                    : new FirstSeen(record.offset(), now));
    return !now.isBefore(seen.at().plus(unknownSchemaWait));
  }
}
