package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.outbox.Part.Content;
import org.openpayouts.outbox.Part.Entry;

class PartTest {

  @Test
  void putsABatchInOrderPerPartitionWhateverOrderItCameIn() {
    var shuffled = records(3, 40);
    Collections.shuffle(shuffled, new Random(7));

    var ordered = Part.inOrder(shuffled);

    assertThat(offsets(ordered, 0)).isSorted();
    assertThat(offsets(ordered, 1)).isSorted();
    assertThat(offsets(ordered, 2)).isSorted();
    assertThat(ordered).hasSize(shuffled.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 501})
  void movesEveryPositionForwardWithoutAHoleWhereverItIsHalved(int perPartition) {
    var random = new Random(perPartition);
    Map<TopicPartition, Long> positions = new HashMap<>();
    Deque<Part<String>> parts = new ArrayDeque<>(List.of(part(records(3, perPartition))));

    while (!parts.isEmpty()) {
      Part<String> part = parts.pop();
      if (part.size() > 1 && random.nextInt(3) > 0) {
        parts.push(part.secondHalf());
        parts.push(part.firstHalf());
      } else {
        settle(part, positions);
      }
    }

    assertThat(positions.values()).hasSize(3).containsOnly((long) perPartition);
  }

  private static void settle(Part<String> part, Map<TopicPartition, Long> positions) {
    for (Entry<String> entry : part.entries()) {
      long expected = positions.getOrDefault(entry.partition(), 0L);
      assertThat(entry.record().offset()).isEqualTo(expected);
      positions.put(entry.partition(), expected + 1);
    }
    part.nextOffsets()
        .forEach((partition, next) -> assertThat(positions.get(partition)).isEqualTo(next));
  }

  @Test
  void leavesOutStoppedPartitions() {
    var part = part(records(2, 3)).without(Set.of(new TopicPartition("t", 0)));

    assertThat(part.nextOffsets()).containsOnlyKeys(new TopicPartition("t", 1));
  }

  @Test
  void knowsKeysAndFirstOffsets() {
    var records = records(2, 2);

    assertThat(part(records).keys()).containsExactlyInAnyOrder("k0", "k1");
    assertThat(Part.firstOffsets(Part.inOrder(records)).values()).containsExactly(0L, 0L);
  }

  private static Part<String> part(List<ConsumerRecord<byte[], byte[]>> records) {
    return new Part<>(
        Part.inOrder(records).stream()
            .map(record -> new Entry<String>(record, new Content.Skipped<>()))
            .toList());
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(int partitions, int perPartition) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (int partition = 0; partition < partitions; partition++) {
      for (int offset = 0; offset < perPartition; offset++) {
        byte[] key = ("k" + partition).getBytes(UTF_8);
        records.add(new ConsumerRecord<>("t", partition, offset, key, new byte[0]));
      }
    }
    return records;
  }

  private static List<Long> offsets(List<ConsumerRecord<byte[], byte[]>> records, int partition) {
    return records.stream()
        .filter(record -> record.partition() == partition)
        .map(ConsumerRecord::offset)
        .toList();
  }
}
