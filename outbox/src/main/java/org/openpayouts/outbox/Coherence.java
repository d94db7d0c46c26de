package org.openpayouts.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.Positions.Position;

/** Whether the stored positions can belong to this log, and to this group's own past. */
final class Coherence implements Figure {

  private static final int BROKER_WAIT_SECONDS = 5;

  private final Positions positions;
  private final MultiGauge incoherent;

  Coherence(Positions positions, MeterRegistry registry) {
    this.positions = positions;
    this.incoherent =
        MultiGauge.builder("inbound.incoherent.positions")
            .description("stored positions that contradict the log or the group")
            .register(registry);
  }

  /** What is wrong with a position. */
  enum Contradiction {
    /** The group has committed more than the database remembers: the database went back. */
    BEHIND_GROUP,
    /** The log ends before what was handled: the broker went back, or it is another one. */
    BEYOND_LOG,
    /** The log begins after the position: records were deleted unread. */
    BEFORE_LOG;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Where a partition begins and ends, and what the group committed of it, if it did. */
  record Known(long begin, long end, @Nullable Long committed) {}

  /** A pure judgement. The committed offset follows the stored position and never leads it. */
  static Optional<Contradiction> judge(long stored, Known known) {
    if (stored > known.end()) {
      return Optional.of(Contradiction.BEYOND_LOG);
    }
    if (stored < known.begin()) {
      return Optional.of(Contradiction.BEFORE_LOG);
    }
    return known.committed() != null && known.committed() > stored
        ? Optional.of(Contradiction.BEHIND_GROUP)
        : Optional.empty();
  }

  @Override
  public String name() {
    return "coherence";
  }

  /**
   * First what was committed, then what is stored, last where the log ends: all of them rise, so
   * that only in this order a healthy service shows no contradiction while it works.
   */
  @Override
  public void measure(Admin admin) {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = committed(admin);
    List<Position> stored = positions.all();
    Map<TopicPartition, Long> begins = offsets(admin, stored, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(admin, stored, OffsetSpec.latest());
    var counts = new EnumMap<Contradiction, Long>(Contradiction.class);
    for (Position position : stored) {
      var partition = position.partition();
      var group = committed.getOrDefault(position.consumer(), Map.of()).get(partition);
      var known =
          new Known(
              begins.getOrDefault(partition, 0L),
              ends.getOrDefault(partition, 0L),
              group == null ? null : group.offset());
      judge(position.nextOffset(), known).ifPresent(found -> counts.merge(found, 1L, Long::sum));
    }
    incoherent.register(
        Arrays.stream(Contradiction.values())
            .<Row<?>>map(
                kind -> Row.of(Tags.of("kind", kind.word()), counts.getOrDefault(kind, 0L)))
            .toList(),
        true);
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Admin admin) {
    var committed = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
    positions.all().stream()
        .map(Position::consumer)
        .distinct()
        .forEach(group ->
            committed.put(
                group,
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())));
    return committed;
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<Position> stored, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked =
        stored.stream()
            .map(Position::partition)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), partition -> spec));
    Map<TopicPartition, ListOffsetsResultInfo> answer = await(admin.listOffsets(asked).all());
    return answer.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(BROKER_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not say", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
