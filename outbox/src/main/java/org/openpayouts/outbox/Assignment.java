package org.openpayouts.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.Positions.Move;
import org.openpayouts.outbox.Positions.PositionMoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one consumer thread knows about its partitions: the position that must be stored when the
 * next batch commits, and which partitions stand still. Used by that thread only.
 */
final class Assignment {

  private static final Logger log = LoggerFactory.getLogger(Assignment.class);
  private static final Duration BROKER_WAIT_MAX = Duration.ofSeconds(5);

  private final String consumerName;
  private final Consumer<?, ?> consumer;
  private final Positions positions;
  private final WentBack wentBack;
  private final OutboxMetrics metrics;
  private final Map<TopicPartition, Long> expected = new HashMap<>();
  private final Map<TopicPartition, String> stopped = new HashMap<>();
  private int failures;

  Assignment(
      String consumerName,
      Consumer<?, ?> consumer,
      Positions positions,
      WentBack wentBack,
      OutboxMetrics metrics) {
    this.consumerName = consumerName;
    this.consumer = consumer;
    this.positions = positions;
    this.wentBack = wentBack;
    this.metrics = metrics;
  }

  String consumerName() {
    return consumerName;
  }

  Set<TopicPartition> stopped() {
    return Set.copyOf(stopped.keySet());
  }

  /** New partitions, whatever was known of them before. */
  void take(Collection<TopicPartition> partitions) {
    drop(partitions);
    seekAgain(partitions);
  }

  /**
   * Goes back to what is stored. If that cannot be read now, the records from the beginning find no
   * expected position and are handed back until one is known.
   */
  void seekAgain(Collection<TopicPartition> partitions) {
    var moving = partitions.stream().filter(partition -> !stopped.containsKey(partition)).toList();
    if (moving.isEmpty()) {
      return; // to Kafka, seeking nothing to the beginning means seeking everything
    }
    try {
      seekToStored(moving);
      failures = 0;
    } catch (RuntimeException e) {
      failures++;
      if (Integer.bitCount(failures) == 1) { // the 1st, 2nd, 4th, 8th ... in a row
        log.warn(
            "Stored positions not read or not told yet consumer={} inARow={} cause={}",
            consumerName,
            failures,
            Causes.describe(e));
      }
      moving.forEach(expected::remove);
      consumer.seekToBeginning(moving);
    }
  }

  void drop(Collection<TopicPartition> partitions) {
    partitions.forEach(expected::remove);
    partitions.stream()
        .filter(partition -> stopped.remove(partition) != null)
        .forEach(partition -> metrics.resumed(consumerName, partition));
  }

  /** Reads the stored positions and seeks there; a position outside the log stops its partition. */
  private void seekToStored(Collection<TopicPartition> partitions) {
    partitions.forEach(expected::remove);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, BROKER_WAIT_MAX);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BROKER_WAIT_MAX);
    Map<TopicPartition, Long> stored = storedOrBegun(partitions, begins);
    wentBack.noticeAt(consumerName, consumer, begins, stored);
    for (TopicPartition partition : partitions) {
      long position = of(stored, partition);
      long begin = of(begins, partition);
      expected.put(partition, position);
      if (position < begin) {
        stop(partition, lostUnread(begin, position));
      } else if (position > of(ends, partition)) {
        stop(
            partition,
            "the log ends at %d, before the stored position %d: it is not the log that was read"
                .formatted(of(ends, partition), position));
      } else {
        consumer.seek(partition, position);
      }
    }
  }

  private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    return requireNonNull(offsets.get(partition), "an offset of every partition asked for");
  }

  private Map<TopicPartition, Long> storedOrBegun(
      Collection<TopicPartition> partitions, Map<TopicPartition, Long> begins) {
    Map<TopicPartition, Long> stored = positions.stored(consumerName, partitions);
    List<TopicPartition> unknown = new ArrayList<>(partitions);
    unknown.removeAll(stored.keySet());
    if (unknown.isEmpty()) {
      return stored;
    }
    unknown.forEach(partition -> positions.begin(consumerName, partition, of(begins, partition)));
    return positions.stored(consumerName, partitions);
  }

  /**
   * Checks that a batch continues where the stored positions end.
   *
   * @throws PositionMoved if a position is not known, or lies after the batch's first record
   */
  void requireContinuation(Map<TopicPartition, Long> firstOffsets) {
    firstOffsets.forEach((partition, first) -> {
      Long position = expected.get(partition);
      if (position == null || first < position) {
        throw new PositionMoved("%s at %d, stored is %s".formatted(partition, first, position));
      }
      if (first > position) {
        stopIfLost(partition, position);
      }
    });
  }

  /** A hole is harmless after compaction, and a loss if retention passed the position. */
  private void stopIfLost(TopicPartition partition, long position) {
    long begin = of(consumer.beginningOffsets(List.of(partition), BROKER_WAIT_MAX), partition);
    if (begin > position) {
      stop(partition, lostUnread(begin, position));
    }
  }

  /** Says where the log begins: that is where a person lets it go on, when all is sent again. */
  private static String lostUnread(long begin, long position) {
    return "the log begins at %d, after the stored position %d: records were lost unread"
        .formatted(begin, position);
  }

  Map<TopicPartition, Move> movesTo(Map<TopicPartition, Long> nextOffsets) {
    var moves = new LinkedHashMap<TopicPartition, Move>();
    nextOffsets.forEach((partition, next) -> {
      Long position = expected.get(partition);
      if (position == null) {
        throw new PositionMoved("no position known of " + partition);
      }
      moves.put(partition, new Move(position, next));
    });
    return moves;
  }

  void moved(Map<TopicPartition, Move> moves) {
    moves.forEach((partition, move) -> {
      expected.put(partition, move.next());
      wentBack.handled(consumerName, partition, move.next());
    });
  }

  /** Holds a partition where it is, until this process or another is given it anew. */
  void stop(TopicPartition partition, String reason) {
    consumer.pause(List.of(partition));
    if (stopped.put(partition, reason) == null) {
      metrics.stopped(consumerName, partition, reason);
      log.error(
          "Partition stopped consumer={} topic={} partition={} position={} reason={}",
          consumerName,
          partition.topic(),
          partition.partition(),
          expected.get(partition),
          reason);
    }
  }
}
