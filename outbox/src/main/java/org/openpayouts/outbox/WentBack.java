package org.openpayouts.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

  void noticeAt(String consumerName, Consumer<?, ?> consumer, Map<TopicPartition, Long> stored) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(stored.keySet(), BROKER_WAIT_MAX);
    var findings = new ArrayList<Finding>();
    var lowered = new HashMap<TopicPartition, OffsetAndMetadata>();
    stored.forEach((partition, here) -> {
      OffsetAndMetadata offset = committed.get(partition);
      long ofGroup = offset == null ? 0 : offset.offset();
      long before = Math.max(ofGroup, handled.of(consumerName, partition));
      if (here < before) {
        findings.add(new Finding(consumerName, partition, here, before));
      }
      if (here < ofGroup) {
        lowered.put(partition, new OffsetAndMetadata(here));
      }
    });
    if (findings.isEmpty()) {
      return;
    }
    gate.compareAgain();
    returns.mark(findings);
    if (!lowered.isEmpty()) {
      consumer.commitSync(lowered, BROKER_WAIT_MAX);
    }
    findings.forEach(finding -> handled.forget(consumerName, finding.partition()));
  }
}
