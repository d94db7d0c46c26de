package org.openpayouts.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.Part.Content;
import org.openpayouts.outbox.Part.Entry;
import org.openpayouts.outbox.Positions.PositionMoved;
import org.openpayouts.outbox.Reading.Held;
import org.openpayouts.outbox.Settlement.PositionsUnavailable;

/**
 * One binding's way in: reads a batch, settles it in as few transactions as its failures allow, and
 * throws for what has to wait.
 */
final class Intake<T> implements Consumer<List<ConsumerRecord<byte[], byte[]>>> {

  private static final int CONFLICTS_MAX = 5;

  /** Well below max.poll.interval.ms, so that a slow batch does not cost the partitions. */
  private static final Duration BATCH_MAX = Duration.ofSeconds(60);

  private final Role role;
  private final Reading<T> reading;
  private final Settlement<T> settlement;
  private final Assignments assignments;
  private final FailureClassifier classifier;
  private final ParkingLimit parkingLimit;

  Intake(
      Role role,
      Reading<T> reading,
      Settlement<T> settlement,
      Assignments assignments,
      FailureClassifier classifier,
      ParkingLimit parkingLimit) {
    this.role = role;
    this.reading = reading;
    this.settlement = settlement;
    this.assignments = assignments;
    this.classifier = classifier;
    this.parkingLimit = parkingLimit;
  }

  /** Some partitions wait, the rest of the batch is done. */
  static final class HeldBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean othersWentOn;

    HeldBack(String message, @Nullable Throwable cause, boolean othersWentOn) {
      super(message, cause);
      this.othersWentOn = othersWentOn;
    }

    boolean othersWentOn() {
      return othersWentOn;
    }
  }

  @Override
  public void accept(List<ConsumerRecord<byte[], byte[]>> batch) {
    Assignment assignment = assignments.current();
    var ordered = Part.inOrder(batch);
    assignment.requireContinuation(Part.firstOffsets(ordered));
    var read = reading.read(ordered, assignment.stopped());
    settleAll(read.part(), assignment);
    read.held().forEach((partition, held) -> stopIfForGood(assignment, partition, held));
    boolean othersWentOn = !read.part().isEmpty();
    throwIfHeldBack(ordered, read.held().values(), assignment, othersWentOn);
  }

  private static void stopIfForGood(Assignment assignment, TopicPartition partition, Held held) {
    if (held.forGood()) {
      assignment.stop(partition, held.cause().toString());
    }
  }

  private static void throwIfHeldBack(
      List<ConsumerRecord<byte[], byte[]>> batch,
      Collection<Held> held,
      Assignment assignment,
      boolean othersWentOn) {
    held.stream()
        .filter(waiting -> !waiting.forGood())
        .findFirst()
        .ifPresent(waiting -> {
          throw new HeldBack("a record cannot be read yet", waiting.cause(), othersWentOn);
        });
    if (batch.stream().map(Part::partitionOf).anyMatch(assignment.stopped()::contains)) {
      throw new HeldBack("a partition was stopped", null, true);
    }
  }

  private void settleAll(Part<T> whole, Assignment assignment) {
    long start = System.nanoTime();
    Deque<Part<T>> parts = new ArrayDeque<>(List.of(whole));
    while (!parts.isEmpty()) {
      Part<T> part = parts.pop().without(assignment.stopped());
      if (!part.isEmpty()) {
        attempt(part, assignment, parts);
      }
      if (!parts.isEmpty() && System.nanoTime() - start > BATCH_MAX.toNanos()) {
        throw new HeldBack("the rest of a slow batch waits for the next poll", null, true);
      }
    }
  }

  /** Settles a part, or puts what is to be tried instead on top of the others. */
  private void attempt(Part<T> part, Assignment assignment, Deque<Part<T>> parts) {
    for (int conflicts = 0; ; conflicts++) {
      try {
        settlement.settle(part, assignment);
        return;
      } catch (PositionMoved | PositionsUnavailable e) {
        throw e;
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        NextStep next = NextStep.after(classifier.kindOf(e), part.size(), role);
        if (next != NextStep.RETRY_NOW || conflicts == CONFLICTS_MAX) {
          follow(next, e, part, assignment, parts);
          return;
        }
      }
    }
  }

  private void follow(
      NextStep next, Throwable failure, Part<T> part, Assignment assignment, Deque<Part<T>> parts) {
    switch (next) {
      case RETRY_LATER, RETRY_NOW -> throw new HeldBack("infrastructure failed", failure, false);
      case HALVE -> {
        parts.push(part.secondHalf());
        parts.push(part.firstHalf());
      }
      case PARK -> parkOrStop(failure, part.only(), assignment, parts);
      case DEAD_LETTER -> parts.push(instead(part.only(), new Content.Undecodable<>(failure)));
      case SKIP -> parts.push(instead(part.only(), new Content.Skipped<>()));
      case STOP_PARTITION -> assignment.stop(part.only().partition(), failure.toString());
    }
  }

  private void parkOrStop(
      Throwable failure, Entry<T> entry, Assignment assignment, Deque<Part<T>> parts) {
    if (parkingLimit.admits(entry.record())) {
      parts.push(instead(entry, new Content.Defective<>(failure)));
    } else {
      assignment.stop(entry.partition(), "too many records parked within a minute");
    }
  }

  /** What failed without our code having handled it cannot be helped by setting it aside again. */
  private static <T> Part<T> instead(Entry<T> entry, Content<T> content) {
    boolean same = entry.content().getClass() == content.getClass();
    if (same || entry.content() instanceof Content.Defective<T>) {
      throw new HeldBack("a record could not be set aside", null, false);
    }
    return new Part<>(List.of(new Entry<>(entry.record(), content)));
  }
}
