package org.openpayouts.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.openpayouts.outbox.DatabaseReturns.Finding;
import org.openpayouts.outbox.HandledPositions.Place;
import org.openpayouts.outbox.Positions.Position;

/**
 * What the broker remembers of how far this service's consumers had come. It is told after the
 * database, so it never lies above what is stored, unless the database went back. Whoever is given
 * a partition tells it before anything is read: a position that the broker remembers nothing of was
 * lost there, and nobody knows whether the database went back with it.
 */
final class GroupOffsets {

  private static final Duration BROKER_WAIT_MAX = Duration.ofSeconds(5);

  private final Supplier<Admin> admins;
  private final Supplier<Set<Reader>> readers;
  private final Positions positions;
  private final HandledPositions handled;

  GroupOffsets(
      Supplier<Admin> admins,
      Supplier<Set<Reader>> readers,
      Positions positions,
      HandledPositions handled) {
    this.admins = admins;
    this.readers = readers;
    this.positions = positions;
    this.handled = handled;
  }

  /** A consumer (group) and a topic that it reads; {@code going} if it goes on while relearning. */
  record Reader(String consumer, String topic, boolean going) {}

  /**
   * Everything that is stored below what had been handled, by the broker or by this process, and
   * everything that the broker has forgotten.
   */
  List<Finding> above() {
    Map<Place, Long> before = stored();
    Map<Place, Long> committed = committed();
    var known = new HashMap<>(committed);
    handled.all().forEach(place -> known.merge(place.getKey(), place.getValue(), Math::max));
    return findings(before, committed, known);
  }

  /** Whether the groups are yet to be put to what is stored. */
  boolean areApart() {
    Map<Place, Long> before = stored();
    Map<Place, Long> committed = committed();
    return !findings(before, committed, committed).isEmpty();
  }

  /**
   * What is stored is read after what is known, so that it can only be more; and once before it:
   * whoever moved a position had told the broker of it earlier, so that only what was stored by
   * then can have been forgotten.
   */
  private List<Finding> findings(
      Map<Place, Long> before, Map<Place, Long> committed, Map<Place, Long> known) {
    Map<Place, Long> stored = stored();
    var findings = new ArrayList<Finding>();
    known.forEach((place, offset) -> {
      long here = stored.getOrDefault(place, 0L);
      if (here < offset) {
        findings.add(new Finding(place.consumer(), place.topicPartition(), here, offset));
      }
    });
    findings.addAll(forgotten(before, committed));
    return findings;
  }

  private List<Finding> forgotten(Map<Place, Long> stored, Map<Place, Long> committed) {
    var untold = new HashMap<>(stored);
    untold.keySet().removeAll(committed.keySet());
    untold.keySet().removeIf(place -> !isRead(place));
    if (untold.isEmpty()) {
      return List.of();
    }
    Map<TopicPartition, Long> begins = beginsOf(untold.keySet());
    return untold.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(begins.get(entry.getKey().topicPartition())))
        .map(entry ->
            Finding.forgotten(
                entry.getKey().consumer(), entry.getKey().topicPartition(), entry.getValue()))
        .toList();
  }

  private boolean isRead(Place place) {
    return readers.get().stream()
        .anyMatch(reader ->
            reader.consumer().equals(place.consumer()) && reader.topic().equals(place.topic()));
  }

  private Map<TopicPartition, Long> beginsOf(Set<Place> places) {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    places.forEach(place -> asked.put(place.topicPartition(), OffsetSpec.earliest()));
    try (Admin admin = admins.get()) {
      return offsets(admin, asked);
    }
  }

  /** How far this service has read a topic; of several readers the one that is furthest behind. */
  Map<TopicPartition, Long> readOf(String topic) {
    var read = new HashMap<TopicPartition, Long>();
    stored()
        .forEach((place, offset) -> {
          if (place.topic().equals(topic) && isRead(place)) {
            read.merge(place.topicPartition(), offset, Math::min);
          }
        });
    return read;
  }

  private Map<Place, Long> committed() {
    var committed = new HashMap<Place, Long>();
    try (Admin admin = admins.get()) {
      for (Reader reader : readers.get()) {
        committed(admin, reader)
            .forEach((partition, offset) ->
                committed.put(Place.of(reader.consumer(), partition), offset));
      }
    }
    return committed;
  }

  /** Where the topics end of those that go on while others wait. */
  Map<Place, Long> endsOfGoing() {
    var ends = new HashMap<Place, Long>();
    try (Admin admin = admins.get()) {
      for (Reader reader : readers.get()) {
        if (reader.going()) {
          endsOf(admin, reader.topic())
              .forEach((partition, end) -> ends.put(Place.of(reader.consumer(), partition), end));
        }
      }
    }
    return ends;
  }

  /** Whether every position has come to the given ends. */
  boolean haveReached(Map<Place, Long> ends) {
    Map<Place, Long> stored = stored();
    return ends.entrySet().stream()
        .allMatch(end -> end.getValue() <= stored.getOrDefault(end.getKey(), 0L));
  }

  private Map<Place, Long> stored() {
    var stored = new HashMap<Place, Long>();
    for (Position position : positions.all()) {
      stored.put(Place.of(position.consumer(), position.partition()), position.nextOffset());
    }
    return stored;
  }

  private static Map<TopicPartition, Long> committed(Admin admin, Reader reader) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        answer(
            admin.listConsumerGroupOffsets(reader.consumer()).partitionsToOffsetAndMetadata(),
            Map.of());
    var committed = new HashMap<TopicPartition, Long>();
    offsets.forEach((partition, offset) -> {
      if (offset != null && partition.topic().equals(reader.topic())) {
        committed.put(partition, offset.offset());
      }
    });
    return committed;
  }

  private static Map<TopicPartition, Long> endsOf(Admin admin, String topic) {
    var description = answer(admin.describeTopics(Set.of(topic)).allTopicNames(), Map.of());
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    description
        .values()
        .forEach(told ->
            told.partitions()
                .forEach(partition ->
                    asked.put(
                        new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
    return offsets(admin, asked);
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Map<TopicPartition, OffsetSpec> asked) {
    var offsets = new HashMap<TopicPartition, Long>();
    answer(admin.listOffsets(asked).all(), Map.of())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static <T> T answer(KafkaFuture<T> future, T ofNobody) {
    try {
      return future.get(BROKER_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return ofNobody;
      }
      throw new BrokerSilent(e);
    } catch (TimeoutException e) {
      throw new BrokerSilent(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerSilent(e);
    }
  }

  /** The broker did not say how far the groups are. */
  static final class BrokerSilent extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokerSilent(Exception cause) {
      super("the broker does not answer", cause);
    }
  }
}
