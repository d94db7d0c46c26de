package org.openpayouts.webhookdispatcher.world;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every way in which the same records can come: whole, doubled, reversed, split at each point. */
public final class Shapes {

  private Shapes() {}

  /** Numbers all ways for so many records. */
  public static IntStream of(int records) {
    return IntStream.range(0, 3 + 2 * (records - 1));
  }

  /** The n-th way: batches, each of which is one transaction. */
  public static <T> List<List<T>> batches(int n, List<T> records) {
    return switch (n) {
      case 0 -> List.of(records);
      case 1 -> List.of(Stream.concat(records.stream(), records.stream()).toList());
      case 2 -> List.of(records.reversed());
      default -> split(records, 1 + (n - 3) / 2, n % 2 == 0);
    };
  }

  private static <T> List<List<T>> split(List<T> records, int at, boolean lastFirst) {
    var head = records.subList(0, at);
    var tail = records.subList(at, records.size());
    return lastFirst ? List.of(tail, head) : List.of(head, tail);
  }
}
