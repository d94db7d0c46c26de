package org.openpayouts.outbox;

import static org.openpayouts.outbox.Forgotten.NOTHING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.DatabaseReturns.Finding;
import org.openpayouts.outbox.HandledPositions.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices, before a partition is read, that its stored position lies below what had been handled.
 *
 * <p>The rows that close the gate are written first. Only then is the group's offset put to what is
 * stored, so that the same return is not found again when the gate has opened, and another one is.
 */
final class WentBack {

  private static final Logger log = LoggerFactory.getLogger(WentBack.class);
  private static final Duration BROKER_WAIT_MAX = Duration.ofSeconds(5);

  private final DatabaseReturns returns;
  private final HandledPositions handled;
  private final DecisionGate gate;
  private final Supplier<Forgotten> atTheBroker;

  WentBack(
      DatabaseReturns returns,
      HandledPositions handled,
      DecisionGate gate,
      Supplier<Forgotten> atTheBroker) {
    this.returns = returns;
    this.handled = handled;
    this.gate = gate;
    this.atTheBroker = atTheBroker;
  }

  void handled(String consumerName, TopicPartition partition, long nextOffset) {
    handled.handled(consumerName, partition, nextOffset);
  }

  /** Stores what a comparison found; this process need not remember it any longer. */
  void notice(Collection<Finding> findings) {
    returns.mark(findings);
    findings.forEach(finding -> handled.forget(finding.consumer(), finding.partition()));
  }

  /**
   * Compares partitions that are about to be read. The broker is told of each that it knows nothing
   * of, even where nothing was read yet: whatever it knows nothing of later, it has forgotten.
   */
  void noticeAt(
      String consumerName,
      Consumer<?, ?> consumer,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> stored) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(stored.keySet(), BROKER_WAIT_MAX);
    Forgotten forgotten = isAnyUntold(committed, begins, stored) ? atTheBroker.get() : NOTHING;
    var findings = new ArrayList<Finding>();
    var told = new HashMap<>(expired(consumerName, stored, forgotten));
    stored.forEach((partition, here) -> {
      OffsetAndMetadata offset = committed.get(partition);
      long ofGroup = offset == null ? 0 : offset.offset();
      long before = Math.max(ofGroup, handled.of(consumerName, partition));
      if (here < before) {
        findings.add(new Finding(consumerName, partition, here, before));
      }
      if (offset == null && forgotten.lost().containsKey(Place.of(consumerName, partition))) {
        findings.add(Finding.forgotten(consumerName, partition, here));
      }
      if (offset == null || here < ofGroup) {
        told.put(partition, new OffsetAndMetadata(here));
      }
    });
    if (!findings.isEmpty()) {
      gate.compareAgain();
      returns.mark(findings);
    }
    if (!told.isEmpty()) {
      consumer.commitSync(told, BROKER_WAIT_MAX);
    }
    findings.forEach(finding -> handled.forget(consumerName, finding.partition()));
  }

  private static boolean isAnyUntold(
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, Long> begins,
      Map<TopicPartition, Long> stored) {
    return stored.entrySet().stream()
        .anyMatch(entry ->
            committed.get(entry.getKey()) == null
                && !entry.getValue().equals(begins.get(entry.getKey())));
  }

  /**
   * All partitions of a topic are told at once: one that is told alone would have the others look
   * lost to the replicas that are given them.
   */
  private static Map<TopicPartition, OffsetAndMetadata> expired(
      String consumerName, Map<TopicPartition, Long> assigned, Forgotten forgotten) {
    var told = new HashMap<TopicPartition, OffsetAndMetadata>();
    forgotten
        .expired()
        .forEach((place, offset) -> {
          if (place.consumer().equals(consumerName)
              && assigned.keySet().stream().anyMatch(one -> one.topic().equals(place.topic()))) {
            told.put(place.topicPartition(), new OffsetAndMetadata(offset));
          }
        });
    if (!told.isEmpty()) {
      log.warn(
          "The broker let go of offsets that were not needed for long, they are told again"
              + " consumer={} partitions={}",
          consumerName,
          told.keySet());
    }
    return told;
  }
}
