package org.openpayouts.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way out: facts appended here leave for Kafka if, and only if, the transaction commits. */
public final class Outbox {

  /**
   * Longer than who holds the intake lock may stand still. All intake that comes later waits behind
   * this wait; where it was too short, the watermark is tried again and lets intake go between.
   */
  private static final Duration INTAKE_WAIT_MAX = Duration.ofSeconds(3);

  private final Segments segments;
  private final Relay relay;
  private final TransactionTemplate ownTransaction;
  private final Failpoint failpoint;

  Outbox(
      Segments segments,
      Relay relay,
      PlatformTransactionManager transactions,
      Failpoint failpoint) {
    this.segments = segments;
    this.relay = relay;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.failpoint = failpoint;
  }

  /**
   * Appends records of one topic, in order; must run inside the caller's transaction.
   *
   * @throws IllegalStateException outside a transaction
   * @throws IllegalArgumentException if a record is larger than any broker with default limits
   *     takes
   */
  public void append(String topic, Lane lane, List<OutboundRecord> records) {
    requireTransaction();
    if (records.isEmpty()) {
      return;
    }
    records.forEach(OutboundRecord::requireSendable);
    segments.append(topic, lane, false, records);
    wakeAfterCommit(lane);
    failpoint.reached(Failpoint.Step.APPENDED);
  }

  /**
   * The instant of an intake, read behind the shared lock that keeps watermarks true. Call it in
   * the transaction before writing any watermarked record: requests, merchants, recipients, reserve
   * commands.
   *
   * @throws IllegalStateException outside a transaction
   */
  public Instant intakeInstant() {
    requireTransaction();
    return segments.sharedIntakeClock();
  }

  /**
   * Commits a watermark in transactions of its own: every watermarked record with an instant before
   * the returned one was committed before, and is acknowledged before the watermark is sent.
   *
   * <p>The exclusive lock is held only while the clock is read: who wrote before it has committed
   * rows with smaller ids than the barrier's, who writes after it reads a later clock. So nothing
   * is encoded, and no registry asked, while intake waits.
   */
  public Instant watermark(WatermarkRecords records) {
    Instant instant =
        ownTransaction.execute(status -> {
          segments.holdIntake(INTAKE_WAIT_MAX);
          return segments.clock();
        });
    var byTopic = records.at(instant);
    ownTransaction.executeWithoutResult(status -> {
      byTopic.forEach((topic, marks) -> segments.append(topic, Lane.BULK, true, marks));
      wakeAfterCommit(Lane.BULK);
    });
    return instant;
  }

  private void wakeAfterCommit(Lane lane) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            failpoint.reached(Failpoint.Step.COMMITTED);
            relay.wake(lane);
          }
        });
  }

  private static void requireTransaction() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("facts are appended in the transaction that made them true");
    }
  }
}
