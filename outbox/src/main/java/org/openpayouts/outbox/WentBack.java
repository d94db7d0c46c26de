package org.openpayouts.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.DatabaseReturns.Finding;

/**
 * Notices, before a partition is read, that its stored position lies below what had been handled.
 *
 * <p>The rows that close the gate are written first. Only then is the group's offset put to what is
 * stored, so that the same return is not found again when the gate has opened, and another one is.
 */
final class WentBack {

  private static final Duration BROKER_WAIT_MAX = Duration.ofSeconds(5);

  private final DatabaseReturns returns;
  private final HandledPositions handled;
  private final DecisionGate gate;

  WentBack(DatabaseReturns returns, HandledPositions handled, DecisionGate gate) {
    this.returns = returns;
    this.handled = handled;
    this.gate = gate;
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
    var findings = new ArrayList<Finding>();
    var told = new HashMap<TopicPartition, OffsetAndMetadata>();
    stored.forEach((partition, here) -> {
      OffsetAndMetadata offset = committed.get(partition);
      long ofGroup = offset == null ? 0 : offset.offset();
      long before = Math.max(ofGroup, handled.of(consumerName, partition));
      if (here < before) {
        findings.add(new Finding(consumerName, partition, here, before));
      }
      if (offset == null && !Objects.equals(begins.get(partition), here)) {
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
}
