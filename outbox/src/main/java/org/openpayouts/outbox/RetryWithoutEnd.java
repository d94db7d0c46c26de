package org.openpayouts.outbox;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Intake.HeldBack;
import org.openpayouts.outbox.Positions.PositionMoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Hands a failed batch back: waits, seeks to the stored positions, and lets the records come again.
 * It never skips and never gives up; what may be skipped was settled before it is asked.
 */
final class RetryWithoutEnd implements CommonErrorHandler {

  private static final Logger log = LoggerFactory.getLogger(RetryWithoutEnd.class);
  private static final Duration OTHER_FAILURE_WAIT = Duration.ofSeconds(1);

  private final Assignments assignments;
  private final OutboxSettings.Inbound settings;
  private final OutboxMetrics metrics;
  private final ThreadLocal<@Nullable Integer> failures = new ThreadLocal<>();

  RetryWithoutEnd(Assignments assignments, OutboxSettings.Inbound settings, OutboxMetrics metrics) {
    this.assignments = assignments;
    this.settings = settings;
    this.metrics = metrics;
  }

  @Override
  public boolean seeksAfterHandling() {
    return true;
  }

  /** The interface's default is true and would commit the failed batch's offsets. */
  @Override
  public boolean isAckAfterHandle() {
    return false;
  }

  @Override
  public void handleBatch(
      Exception thrown,
      ConsumerRecords<?, ?> records,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      Runnable invokeListener) {
    Assignment assignment = assignments.current();
    int inARow = countFailure();
    metrics.retried(assignment.consumerName());
    logSometimes(thrown, assignment, inARow);
    for (var partition : records.partitions()) {
      consumer.seek(partition, records.records(partition).getFirst().offset());
    }
    sleep(container, waitAfter(thrown, inARow));
    assignment.seekAgain(records.partitions());
  }

  private int countFailure() {
    Integer before = failures.get();
    int inARow = before == null ? 1 : before + 1;
    failures.set(inARow);
    return inARow;
  }

  /** None if only the position was wrong; short if others of the batch went on; else it doubles. */
  private Duration waitAfter(Exception thrown, int inARow) {
    if (inARow == 1 && Causes.find(thrown, PositionMoved.class) != null) {
      return Duration.ZERO;
    }
    HeldBack heldBack = Causes.find(thrown, HeldBack.class);
    boolean othersWentOn = heldBack != null && heldBack.othersWentOn();
    return othersWentOn ? settings.retryDelayMin() : delay(inARow);
  }

  private Duration delay(int inARow) {
    Duration doubled = settings.retryDelayMin().multipliedBy(1L << Math.min(inARow - 1, 20));
    return doubled.compareTo(settings.retryDelayMax()) < 0 ? doubled : settings.retryDelayMax();
  }

  private static void logSometimes(Exception thrown, Assignment assignment, int inARow) {
    if (Integer.bitCount(inARow) == 1) { // the 1st, 2nd, 4th, 8th ... in a row
      log.warn(
          "Batch handed back consumer={} inARow={} cause={}",
          assignment.consumerName(),
          inARow,
          Causes.describe(thrown));
    }
  }

  /** Failures outside of a batch: a commit during a rebalance, a poll that was refused. */
  @Override
  public void handleOtherException(
      Exception thrown,
      Consumer<?, ?> consumer,
      MessageListenerContainer container,
      boolean batchListener) {
    log.warn("Consumer fails outside of a batch cause={}", Causes.describe(thrown), thrown);
    sleep(container, OTHER_FAILURE_WAIT);
  }

  private static void sleep(MessageListenerContainer container, Duration duration) {
    try {
      ListenerUtils.stoppableSleep(container, duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void clearThreadState() {
    failures.remove();
  }
}
