package org.openpayouts.payoutapi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class GatheringTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

  @Test
  void takesNothingWhereNothingComes() throws Exception {
    assertThat(gathering(10, FOR_EVER).next()).isEmpty();
  }

  @Test
  void takesARequestThatComesAloneAtOnceAndTheNextOneToo() throws Exception {
    Gathering gathering = gathering(10, FOR_EVER);

    come(1);
    assertThat(gathering.next()).hasSize(1);
    come(1);
    assertThat(gathering.next()).hasSize(1);
  }

  @Test
  void doesNotWaitForMoreThanABatchMayHold() throws Exception {
    Gathering gathering = gathering(3, FOR_EVER);

    come(6);

    assertThat(gathering.next()).hasSize(3);
    assertThat(gathering.next()).hasSize(3);
  }

  @Test
  void givesABatchBehindACrowdAMomentToGrow() throws Exception {
    Duration longest = Duration.ofSeconds(1);
    Gathering gathering = gathering(10, longest);
    come(2);
    assertThat(gathering.next()).hasSize(2);

    come(1);
    long begun = System.nanoTime();
    assertThat(gathering.next()).hasSize(1);

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Gathering.moment(1, longest));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "7, 7", "20, 20", "21, 20", "1000, 20"})
  void givesALongerMomentTheMoreCameTogether(int others, int millis) {
    assertThat(Gathering.moment(others, Duration.ofMillis(20))).hasMillis(millis);
  }

  @Test
  void forgetsTheCrowdWhenNothingComesForAWhile() throws Exception {
    Gathering gathering = gathering(10, FOR_EVER);
    come(2);
    assertThat(gathering.next()).hasSize(2);

    assertThat(gathering.next()).isEmpty();

    come(1);
    assertThat(gathering.next()).hasSize(1);
  }

  /** Nothing was written for it, so it is told at once that it may come again. */
  @Test
  void tellsTheRequestItTookWhereItIsStopped() throws Exception {
    Gathering gathering = gathering(10, FOR_EVER);
    come(2);
    assertThat(gathering.next()).hasSize(2);
    Waiting taken = come(1).getFirst();

    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> assertThatThrownBy(gathering::next).isInstanceOf(InterruptedException.class));
    await().until(() -> queue.isEmpty() && writer.getState() == Thread.State.TIMED_WAITING);
    writer.interrupt();
    writer.join();

    assertThat(taken.answer()).isCompletedWithValue(new IntakeOutcome.Busy());
  }

  private Gathering gathering(int payoutsMax, Duration moment) {
    return new Gathering(queue, payoutsMax, moment);
  }

  private List<Waiting> come(int requests) {
    List<Waiting> come =
        Stream.generate(() -> new Waiting(Candidates.aCandidate(), 0, new CompletableFuture<>()))
            .limit(requests)
            .toList();
    queue.addAll(come);
    return come;
  }
}
