package org.openpayouts.fundingchecker.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Every way in which the same records can come: whole, doubled, reversed, split at each point. */
record Shapes(List<SpecificRecord> records) {

  /** One way: batches, each of which is one transaction. */
  record Shape(String name, List<List<SpecificRecord>> batches) {}

  static int countOf(int records) {
    return 3 + 2 * (records - 1);
  }

  /** The n-th way. */
  Shape shape(int n) {
    return switch (n) {
      case 0 -> new Shape("whole", List.of(records));
      case 1 -> new Shape("doubled", List.of(doubled()));
      case 2 -> new Shape("reversed", List.of(records.reversed()));
      default -> split(1 + (n - 3) / 2, n % 2 == 0);
    };
  }

  private List<SpecificRecord> doubled() {
    List<SpecificRecord> doubled = new ArrayList<>();
    records.forEach(record -> doubled.addAll(List.of(record, record)));
    doubled.addAll(records);
    return doubled;
  }

  private Shape split(int at, boolean isLastFirst) {
    List<SpecificRecord> head = records.subList(0, at);
    List<SpecificRecord> tail = records.subList(at, records.size());
    return isLastFirst
        ? new Shape("split at " + at + ", last part first", List.of(tail, head))
        : new Shape("split at " + at, Stream.of(head, tail).toList());
  }
}
