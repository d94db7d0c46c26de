package org.openpayouts.payoutapi.intake;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.FailureClassifier.FailureKind;
import org.openpayouts.schemas.id.PayoutId;

class BatchWriterTest {
  private static final long DEADLINE = 1_000;

  private final AtomicLong nanoTime = new AtomicLong();
  private final List<Integer> commits = new ArrayList<>();

  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final FailureKind kind;

    Failure(FailureKind kind) {
      this.kind = kind;
    }
  }

  @Test
  void answersEachOfABatch() throws Exception {
    List<Waiting> batch = waiting(5);

    writer(this::busy).write(batch);

    assertThat(batch).allSatisfy(one -> assertThat(one.answer()).isCompletedWithValue(BUSY));
    assertThat(commits).containsExactly(5);
  }

  @Test
  void narrowsADefectDownToItsRequest() throws Exception {
    List<Waiting> batch = waiting(8);
    PayoutId bad = batch.get(5).candidate().id();

    writer(
            candidates -> {
              if (candidates.stream().anyMatch(one -> one.id().equals(bad))) {
                throw new Failure(FailureKind.DEFECT);
              }
              return busy(candidates);
            })
        .write(batch);

    for (Waiting one : batch) {
      boolean defective = one.candidate().id().equals(bad);
      assertThat(one.answer())
          .isCompletedWithValue(defective ? new IntakeOutcome.Defective() : BUSY);
    }
    assertThat(commits).containsExactly(4, 1, 2);
  }

  @Test
  void writesTheSameBatchAgainAfterACommitInDoubt() throws Exception {
    Deque<RuntimeException> failures = new ArrayDeque<>();
    failures.add(new Failure(FailureKind.INFRASTRUCTURE));
    failures.add(new Failure(FailureKind.CONFLICT));
    failures.add(new Failure(FailureKind.TIMEOUT));
    List<Waiting> batch = waiting(3);

    writer(
            candidates -> {
              if (!failures.isEmpty()) {
                throw failures.pop();
              }
              return busy(candidates);
            })
        .write(batch);

    assertThat(batch).allSatisfy(one -> assertThat(one.answer()).isCompletedWithValue(BUSY));
    assertThat(commits).containsExactly(3);
  }

  @Test
  void writesAgainWhoeverWasLeftOut() throws Exception {
    List<Waiting> batch = waiting(3);
    PayoutId left = batch.get(1).candidate().id();

    writer(
            candidates -> {
              Map<PayoutId, IntakeOutcome> outcomes = busy(candidates);
              if (candidates.size() > 1) {
                outcomes.remove(left);
              }
              return outcomes;
            })
        .write(batch);

    assertThat(batch).allSatisfy(one -> assertThat(one.answer()).isCompletedWithValue(BUSY));
    assertThat(commits).containsExactly(3, 1);
  }

  @Test
  void givesUpWhoeverIsLeftOutUntilNobodyWaits() throws Exception {
    List<Waiting> batch = waiting(2);

    writer(
            candidates -> {
              nanoTime.addAndGet(DEADLINE / 2);
              return Map.of();
            })
        .write(batch);

    assertThat(batch)
        .allSatisfy(
            one -> assertThat(one.answer()).isCompletedWithValue(new IntakeOutcome.Undecided()));
  }

  @Test
  void stopsForThoseWhoHaveStoppedWaiting() throws Exception {
    List<Waiting> batch = waiting(2);

    writer(
            candidates -> {
              nanoTime.set(DEADLINE);
              throw new Failure(FailureKind.INFRASTRUCTURE);
            })
        .write(batch);

    assertThat(batch)
        .allSatisfy(
            one -> assertThat(one.answer()).isCompletedWithValue(new IntakeOutcome.Undecided()));
  }

  private static final IntakeOutcome BUSY = new IntakeOutcome.Busy();

  private Map<PayoutId, IntakeOutcome> busy(List<Candidate> candidates) {
    commits.add(candidates.size());
    return candidates.stream().collect(toMap(Candidate::id, one -> BUSY));
  }

  private BatchWriter writer(BatchWriter.Commit commit) {
    return new BatchWriter(
        commit,
        failure -> failure instanceof Failure known ? known.kind : FailureKind.DEFECT,
        nanoTime::get);
  }

  private static List<Waiting> waiting(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Waiting(Candidates.aCandidate(), DEADLINE, new CompletableFuture<>()))
        .toList();
  }
}
