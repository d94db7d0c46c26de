package org.openpayouts.outbox;

import java.util.Collection;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/** Gives each consumer thread its assignment, and seeks to the stored positions when it changes. */
final class Assignments implements KafkaBindingRebalanceListener {

  private final UnaryOperator<String> groupOfBinding;
  private final Positions positions;
  private final WentBack wentBack;
  private final OutboxMetrics metrics;
  private final ThreadLocal<@Nullable Assignment> ofThread = new ThreadLocal<>();

  Assignments(
      UnaryOperator<String> groupOfBinding,
      Positions positions,
      WentBack wentBack,
      OutboxMetrics metrics) {
    this.groupOfBinding = groupOfBinding;
    this.positions = positions;
    this.wentBack = wentBack;
    this.metrics = metrics;
  }

  /** The assignment of the calling consumer thread. */
  Assignment current() {
    Assignment assignment = ofThread.get();
    if (assignment == null) {
      throw new IllegalStateException("not a consumer thread of a Kafka binding");
    }
    return assignment;
  }

  @Override
  public void onPartitionsAssigned(
      String bindingName,
      Consumer<?, ?> consumer,
      Collection<TopicPartition> partitions,
      boolean initial) {
    String consumerName = groupOfBinding.apply(bindingName);
    Assignment assignment = ofThread.get();
    if (assignment == null) {
      assignment = new Assignment(consumerName, consumer, positions, wentBack, metrics);
      ofThread.set(assignment);
    }
    assignment.take(partitions);
    partitions.forEach(partition ->
        metrics.expect(consumerName, Inbound.functionOf(bindingName), partition.topic()));
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Assignment assignment = ofThread.get();
    if (assignment != null) {
      assignment.drop(partitions);
    }
  }
}
