package org.openpayouts.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.openpayouts.outbox.DatabaseReturns.DatabaseReturn;
import org.openpayouts.outbox.Failpoint.Step;
import org.openpayouts.outbox.GroupOffsets.BrokerSilent;
import org.openpayouts.outbox.HandledPositions.Place;
import org.openpayouts.outbox.Leases.Lease;
import org.openpayouts.outbox.OwnFacts.Until;
import org.openpayouts.outbox.Positions.Move;
import org.openpayouts.outbox.RelearnedPositions.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads own facts again from the beginning of the log, each batch in one transaction with the place
 * up to which was read, and takes the rows away that keep the gate closed. Any replica goes on
 * where another one died.
 */
final class Relearning {

  private static final Logger log = LoggerFactory.getLogger(Relearning.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BROKER_WAIT_MAX = Duration.ofSeconds(5);
  private static final Duration GROUPS_WAIT_MAX = Duration.ofSeconds(20);

  private final Desk desk;
  private final List<OwnFacts> ownFacts;
  private final BooleanSupplier decides;
  private final Supplier<Consumer<byte[], byte[]>> consumers;

  Relearning(
      Desk desk,
      List<OwnFacts> ownFacts,
      BooleanSupplier decides,
      Supplier<Consumer<byte[], byte[]>> consumers) {
    this.desk = desk;
    this.ownFacts = List.copyOf(ownFacts);
    this.decides = decides;
    this.consumers = consumers;
  }

  /** What all readings share. */
  record Desk(
      TransactionTemplate transaction,
      TransactionBounds bounds,
      DatabaseReturns returns,
      WentBack wentBack,
      RelearnedPositions positions,
      GroupOffsets groups,
      Gaps gaps,
      Leases leases,
      Failpoint failpoint) {}

  /** Another replica relearns now. */
  private static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLost() {
      super("another replica relearns");
    }
  }

  /** Runs to the end, or as long as it may; what is learned stays learned. */
  void run(Lease lease, BooleanSupplier mayGoOn) {
    if (ownFacts.isEmpty() && decides.getAsBoolean()) {
      throw new IllegalStateException("this service has no OwnFacts: it cannot relearn by itself");
    }
    desk.wentBack().notice(desk.groups().above());
    List<DatabaseReturn> found = desk.returns().all();
    Map<Place, Long> ends = desk.groups().endsOfGoing();
    int partitions = 0;
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      for (OwnFacts facts : ownFacts) {
        partitions += fixEnds(facts, consumer, lease);
      }
      for (OwnFacts facts : ownFacts) {
        read(facts, consumer, lease, mayGoOn);
        inTransaction(lease, facts::finish);
      }
    }
    awaitKnowledge(ends, lease, mayGoOn);
    requireNoGaps(found, ends.keySet());
    open(found, partitions, lease);
  }

  private void open(Collection<DatabaseReturn> found, int partitions, Lease lease) {
    inTransaction(
        lease,
        () -> {
          desk.positions().clear(partitions);
          desk.returns().clear(found);
        });
    if (desk.returns().all().isEmpty()) {
      log.warn("Own facts are relearned, decisions go on");
    } else {
      log.warn("The database went back once more, own facts are read again");
    }
  }

  /**
   * Begins and ends of every partition, taken after the gate was closed; kept over a crash. Answers
   * how many there are.
   */
  private int fixEnds(OwnFacts facts, Consumer<?, ?> consumer, Lease lease) {
    Collection<TopicPartition> partitions =
        consumer.partitionsFor(facts.topic(), BROKER_WAIT_MAX).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("the broker knows no topic " + facts.topic());
    }
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, BROKER_WAIT_MAX);
    requireReadable(begins, desk.groups().readOf(facts.topic()));
    Map<TopicPartition, Long> ends = ends(facts, consumer, partitions);
    inTransaction(
        lease,
        () ->
            begins.forEach((partition, begin) ->
                desk.positions().begin(partition, begin, ends.getOrDefault(partition, begin))));
    return partitions.size();
  }

  /** What was deleted before this database had read it cannot be learned. */
  private static void requireReadable(
      Map<TopicPartition, Long> begins, Map<TopicPartition, Long> read) {
    begins.forEach((partition, begin) -> {
      long stored = read.getOrDefault(partition, begin);
      if (stored < begin) {
        throw new IllegalStateException(
            "the log of %s begins at %d, after the stored position %d: the backup is too old"
                .formatted(partition, begin, stored));
      }
    });
  }

  private Map<TopicPartition, Long> ends(
      OwnFacts facts, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    return switch (facts.until()) {
      case Until.LOG_END -> consumer.endOffsets(partitions, BROKER_WAIT_MAX);
      case Until.HANDLED -> desk.returns().handled(facts.topic());
    };
  }

  private void read(
      OwnFacts facts, Consumer<byte[], byte[]> consumer, Lease lease, BooleanSupplier mayGoOn) {
    List<Progress> all = desk.positions().of(facts.topic());
    var next = new HashMap<TopicPartition, Long>();
    var ends = new HashMap<TopicPartition, Long>();
    all.forEach(progress -> next.put(progress.topicPartition(), progress.nextOffset()));
    all.forEach(progress -> ends.put(progress.topicPartition(), progress.endOffset()));
    consumer.assign(ends.keySet());
    next.forEach(consumer::seek);
    all.stream()
        .filter(Progress::isDone)
        .forEach(progress -> consumer.pause(List.of(progress.topicPartition())));
    while (consumer.paused().size() < ends.size()) {
      requireMayGoOn(mayGoOn);
      Map<TopicPartition, Move> moves = learnSome(facts, consumer, next, ends, lease);
      moves.forEach((partition, move) -> {
        next.put(partition, move.next());
        if (move.next() >= ends.getOrDefault(partition, 0L)) {
          consumer.pause(List.of(partition));
        }
      });
    }
  }

  /** One batch, and how far it came. */
  private Map<TopicPartition, Move> learnSome(
      OwnFacts facts,
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Lease lease) {
    var polled = consumer.poll(POLL);
    var moves = new HashMap<TopicPartition, Move>();
    from.forEach((partition, expected) -> {
      if (!consumer.paused().contains(partition)) {
        moves.put(partition, new Move(expected, consumer.position(partition, BROKER_WAIT_MAX)));
      }
    });
    var batch = RawRecords.received(polled, ends);
    inTransaction(
        lease,
        () -> {
          desk.positions().advance(moves);
          if (!batch.isEmpty()) {
            facts.learn(batch);
          }
        });
    if (!batch.isEmpty()) {
      desk.failpoint().reached(Step.LEARNED);
    }
    return moves;
  }

  /**
   * What decisions rest on must be as new as it was. Consumers are also given time to put their
   * groups to what is stored; one that notices later only has everything read once more.
   */
  private void awaitKnowledge(Map<Place, Long> ends, Lease lease, BooleanSupplier mayGoOn) {
    long start = System.nanoTime();
    while (!desk.groups().haveReached(ends)
        || (System.nanoTime() - start < GROUPS_WAIT_MAX.toNanos() && desk.groups().areApart())) {
      requireMayGoOn(mayGoOn);
      inTransaction(lease, () -> {});
      pause();
    }
  }

  /**
   * A position also moves over what was set aside. Where that is told only there, as a request that
   * was accepted, a decision without it could be made twice: somebody handles or dismisses it
   * first. What was set aside before the copy was made did not keep anybody from deciding then.
   */
  private void requireNoGaps(List<DatabaseReturn> found, Set<Place> going) {
    boolean isByHand =
        found.stream().anyMatch(one -> one.consumer().equals(DatabaseReturns.BY_HAND));
    var forgottenFrom = new HashMap<Place, Long>();
    found.forEach(one ->
        forgottenFrom.put(
            new Place(one.consumer(), one.topic(), one.partition()), one.storedOffset()));
    desk.gaps().of(going.stream().map(Place::consumer).distinct().toList()).stream()
        .filter(gap -> going.contains(gap.place()))
        .filter(gap ->
            isByHand || gap.offset() >= forgottenFrom.getOrDefault(gap.place(), Long.MAX_VALUE))
        .findFirst()
        .ifPresent(gap -> {
          throw new IllegalStateException(
              "%s at offset %d is set aside, and what it told is not known here: handle or dismiss it"
                  .formatted(gap.place(), gap.offset()));
        });
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerSilent(e);
    }
  }

  private static void requireMayGoOn(BooleanSupplier mayGoOn) {
    if (!mayGoOn.getAsBoolean()) {
      throw new LeaseLost();
    }
  }

  /** Fenced by the lease, which is renewed by it. */
  private void inTransaction(Lease lease, Runnable work) {
    desk.transaction()
        .executeWithoutResult(status -> {
          desk.bounds().apply();
          if (!desk.leases().renew(lease)) {
            throw new LeaseLost();
          }
          work.run();
        });
  }
}
