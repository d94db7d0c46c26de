package org.openpayouts.payoutapi.intake;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.FailureClassifier.FailureKind;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

class IntakeQueueTest {
  private static final Duration GATHER_FOR = Duration.ofMillis(1);
  private static final IntakeOutcome DONE = new IntakeOutcome.Defective();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<Object> events = new CopyOnWriteArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void refusesTheOneThatIsTooMany() throws Exception {
    IntakeQueue queue =
        queue(new IntakeSettings(2, 1, 1, GATHER_FOR, Duration.ofSeconds(10), Duration.ZERO, 4));
    queue.start();

    List<CompletableFuture<IntakeOutcome>> accepted = new ArrayList<>();
    accepted.add(submit(queue));
    await().until(() -> meters.get("payouts.intake.batch").summary().count() == 1);
    accepted.add(submit(queue));
    accepted.add(submit(queue));
    await().until(() -> meters.get("payouts.intake.waiting").gauge().value() == 2);
    IntakeOutcome refused = queue.submit(Candidates.aCandidate());
    gate.countDown();

    assertThat(refused).isEqualTo(new IntakeOutcome.Busy());
    assertThat(accepted).allSatisfy(one -> assertThat(one.join()).isEqualTo(DONE));
    queue.stop();
  }

  @Test
  void commitsTogetherWhatWaitsTogether() {
    IntakeQueue queue =
        queue(new IntakeSettings(100, 1, 50, GATHER_FOR, Duration.ofSeconds(10), Duration.ZERO, 4));
    queue.start();
    CompletableFuture<IntakeOutcome> first = submit(queue);
    await().until(() -> meters.get("payouts.intake.batch").summary().count() == 1);

    List<CompletableFuture<IntakeOutcome>> others =
        IntStream.range(0, 40).mapToObj(i -> submit(queue)).toList();
    await().until(() -> meters.get("payouts.intake.waiting").gauge().value() == 40);
    gate.countDown();

    assertThat(first.join()).isEqualTo(DONE);
    assertThat(others).allSatisfy(one -> assertThat(one.join()).isEqualTo(DONE));
    assertThat(meters.get("payouts.intake.batch").summary().max()).isEqualTo(40);
    queue.stop();
  }

  @Test
  void saysSoWhenNoCommitComesInTime() throws Exception {
    IntakeQueue queue =
        queue(new IntakeSettings(10, 1, 10, GATHER_FOR, Duration.ofMillis(50), Duration.ZERO, 4));
    queue.start();

    assertThat(queue.submit(Candidates.aCandidate())).isEqualTo(new IntakeOutcome.Undecided());
    gate.countDown();
    queue.stop();
  }

  @Test
  void finishesWhatWaitsWhenItStopsAndTakesNoMore() throws Exception {
    IntakeQueue queue =
        queue(new IntakeSettings(10, 1, 1, GATHER_FOR, Duration.ofSeconds(10), Duration.ZERO, 4));
    queue.start();
    List<CompletableFuture<IntakeOutcome>> waiting =
        List.of(submit(queue), submit(queue), submit(queue));
    await()
        .until(() ->
            meters.get("payouts.intake.waiting").gauge().value() == 2
                && meters.get("payouts.intake.batch").summary().count() == 1);
    gate.countDown();

    queue.stop();

    assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isEqualTo(DONE));
    assertThat(queue.submit(Candidates.aCandidate())).isEqualTo(new IntakeOutcome.Busy());
  }

  @Test
  void leavesRoomForAnotherMerchant() throws Exception {
    IntakeQueue queue =
        queue(new IntakeSettings(4, 1, 1, GATHER_FOR, Duration.ofSeconds(10), Duration.ZERO, 4));
    MerchantId eager = Candidates.aCandidate().merchantId();
    queue.start();

    List<CompletableFuture<IntakeOutcome>> accepted = new ArrayList<>();
    accepted.add(submit(queue, Candidates.aCandidateOf(eager)));
    await().until(() -> meters.get("payouts.intake.batch").summary().count() == 1);
    accepted.add(submit(queue, Candidates.aCandidateOf(eager)));
    await().until(() -> meters.get("payouts.intake.waiting").gauge().value() == 1);
    IntakeOutcome refused = queue.submit(Candidates.aCandidateOf(eager));
    accepted.add(submit(queue));
    await().until(() -> meters.get("payouts.intake.waiting").gauge().value() == 2);
    gate.countDown();

    assertThat(refused).isEqualTo(new IntakeOutcome.Busy());
    assertThat(accepted).allSatisfy(one -> assertThat(one.join()).isEqualTo(DONE));
    assertThat(queue.submit(Candidates.aCandidateOf(eager))).isEqualTo(DONE);
    queue.stop();
  }

  @Test
  void leavesRoomForTheGroupsOfAnotherMerchantAndForItsPayouts() throws Exception {
    IntakeQueue queue =
        queue(new IntakeSettings(100, 1, 1, GATHER_FOR, Duration.ofSeconds(10), Duration.ZERO, 4));
    Candidate first = Candidates.aGroup("10", "11");
    MerchantId eager = first.merchantId();
    queue.start();

    List<CompletableFuture<IntakeOutcome>> accepted = new ArrayList<>();
    accepted.add(submit(queue, first));
    await().until(() -> meters.get("payouts.intake.batch").summary().count() == 1);
    IntakeOutcome refused = queue.submit(Candidates.aGroup(eager, "12"));
    accepted.add(submit(queue, Candidates.aCandidateOf(eager)));
    accepted.add(submit(queue, Candidates.aGroup("10")));
    await().until(() -> meters.get("payouts.intake.waiting").gauge().value() == 2);
    gate.countDown();

    assertThat(refused).isEqualTo(new IntakeOutcome.Busy());
    assertThat(accepted).allSatisfy(one -> assertThat(one.join()).isEqualTo(DONE));
    queue.stop();
  }

  @Test
  void countsThePayoutsOfABatchAndNotItsRequests() throws Exception {
    IntakeQueue queue =
        queue(new IntakeSettings(100, 1, 3, GATHER_FOR, Duration.ofSeconds(10), Duration.ZERO, 16));
    queue.start();
    CompletableFuture<IntakeOutcome> first = submit(queue);
    await().until(() -> meters.get("payouts.intake.batch").summary().count() == 1);

    List<CompletableFuture<IntakeOutcome>> others = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      others.add(submit(queue, Candidates.aGroup("10", "11")));
    }
    await().until(() -> meters.get("payouts.intake.waiting").gauge().value() == 4);
    gate.countDown();

    assertThat(first.join()).isEqualTo(DONE);
    assertThat(others).allSatisfy(one -> assertThat(one.join()).isEqualTo(DONE));
    assertThat(meters.get("payouts.intake.batch").summary().max()).isEqualTo(2);
    assertThat(meters.get("payouts.intake.batch").summary().count()).isEqualTo(3);
    queue.stop();
  }

  @Test
  void saysThatTheProcessIsBrokenWhenAWriterEnds() throws Exception {
    IntakeSettings settings =
        new IntakeSettings(10, 1, 1, GATHER_FOR, Duration.ofSeconds(2), Duration.ZERO, 4);
    BatchWriter.Commit noMemory =
        batch -> {
          throw new OutOfMemoryError("test");
        };
    var writer = new BatchWriter(noMemory, failure -> FailureKind.DEFECT, System::nanoTime);
    var queue = new IntakeQueue(settings, writer, meters, events::add);
    queue.start();

    assertThat(queue.submit(Candidates.aCandidate())).isEqualTo(new IntakeOutcome.Undecided());

    await().until(() -> !events.isEmpty());
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            AvailabilityChangeEvent.class,
            event -> assertThat(event.getState()).isEqualTo(LivenessState.BROKEN));
    queue.stop();
  }

  private IntakeQueue queue(IntakeSettings settings) {
    BatchWriter writer =
        new BatchWriter(this::commit, failure -> FailureKind.DEFECT, System::nanoTime);
    return new IntakeQueue(settings, writer, meters, events::add);
  }

  private Map<PayoutId, IntakeOutcome> commit(List<Candidate> batch) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return batch.stream().collect(toMap(Candidate::id, one -> DONE));
  }

  private static CompletableFuture<IntakeOutcome> submit(IntakeQueue queue) {
    return submit(queue, Candidates.aCandidate());
  }

  private static CompletableFuture<IntakeOutcome> submit(IntakeQueue queue, Candidate candidate) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return queue.submit(candidate);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }
}
