package org.openpayouts.payoutapi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    Duration moment = Duration.ofMillis(50);
    Gathering gathering = gathering(10, moment);
    come(2);
    assertThat(gathering.next()).hasSize(2);

    come(1);
    long begun = System.nanoTime();
    assertThat(gathering.next()).hasSize(1);

    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(moment.toNanos());
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

  private Gathering gathering(int payoutsMax, Duration moment) {
    return new Gathering(queue, payoutsMax, moment);
  }

  private void come(int requests) {
    List<Waiting> come =
        Stream.generate(() -> new Waiting(Candidates.aCandidate(), 0, new CompletableFuture<>()))
            .limit(requests)
            .toList();
    queue.addAll(come);
  }
}
