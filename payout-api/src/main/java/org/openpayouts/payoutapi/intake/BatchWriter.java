package org.openpayouts.payoutapi.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.openpayouts.outbox.DecisionGate;
import org.openpayouts.outbox.FailureClassifier;
import org.openpayouts.schemas.id.PayoutId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a batch committed, whatever happens: a data error is narrowed down to its request, a lost
 * connection is met by writing the same batch again until nobody waits any more.
 */
class BatchWriter {
  private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);
  private static final long RETRY_WAIT_MILLIS = 100;

  private final Commit commit;
  private final FailureClassifier classifier;
  private final LongSupplier nanoTime;

  BatchWriter(Commit commit, FailureClassifier classifier, LongSupplier nanoTime) {
    this.commit = commit;
    this.classifier = classifier;
    this.nanoTime = nanoTime;
  }

  /**
   * Commits candidates together and says what became of each; those that it leaves out are written
   * again. May be run again after it failed.
   */
  @FunctionalInterface
  interface Commit {
    Map<PayoutId, IntakeOutcome> of(List<Candidate> batch);
  }

  /** Answers every one of the batch. */
  void write(List<Waiting> batch) throws InterruptedException {
    List<Waiting> waiting = batch;
    while (!waiting.isEmpty()) {
      try {
        waiting = answer(waiting, commit.of(waiting.stream().map(Waiting::candidate).toList()));
      } catch (DecisionGate.Closed closed) {
        waiting.forEach(one -> one.answer().complete(new IntakeOutcome.Relearning()));
        return;
      } catch (RuntimeException failure) {
        if (isDefect(failure)) {
          bisect(waiting, failure);
          return;
        }
        log.atWarn()
            .addKeyValue("requests", waiting.size())
            .addKeyValue("cause", failure.getClass().getSimpleName())
            .log("intake batch not committed, writing it again");
        TimeUnit.MILLISECONDS.sleep(RETRY_WAIT_MILLIS);
      }
      waiting = withoutOverdue(waiting);
    }
  }

  private boolean isDefect(RuntimeException failure) {
    return switch (classifier.kindOf(failure)) {
      case INFRASTRUCTURE, TIMEOUT, CONFLICT, UNKNOWN_SCHEMA -> false;
      case UNDECODABLE, UNKNOWN_TYPE, DEFECT -> true;
    };
  }

  private void bisect(List<Waiting> batch, RuntimeException failure) throws InterruptedException {
    if (batch.size() == 1) {
      Waiting defective = batch.getFirst();
      log.atError()
          .addKeyValue("merchantId", defective.candidate().merchantId())
          .setCause(failure)
          .log("request passed every check and cannot be stored");
      defective.answer().complete(new IntakeOutcome.Defective());
      return;
    }
    int half = batch.size() / 2;
    write(batch.subList(0, half));
    write(batch.subList(half, batch.size()));
  }

  /** Answers those of the batch that have an outcome; says which have none yet. */
  private static List<Waiting> answer(List<Waiting> batch, Map<PayoutId, IntakeOutcome> outcomes) {
    var left = new ArrayList<Waiting>();
    for (Waiting one : batch) {
      IntakeOutcome outcome = outcomes.get(one.candidate().id());
      if (outcome == null) {
        left.add(one);
      } else {
        one.answer().complete(outcome);
      }
    }
    return left;
  }

  /** Their commit may or may not have stood; a repeat of the request will show. */
  private List<Waiting> withoutOverdue(List<Waiting> batch) {
    long now = nanoTime.getAsLong();
    batch.stream()
        .filter(one -> one.isOverdue(now))
        .forEach(one -> one.answer().complete(new IntakeOutcome.Undecided()));
    return batch.stream().filter(one -> !one.isOverdue(now)).toList();
  }
}
