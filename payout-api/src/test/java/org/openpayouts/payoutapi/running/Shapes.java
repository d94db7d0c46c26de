package org.openpayouts.payoutapi.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.topic.Topic;

/** Every way in which the same records can come: whole, doubled, reversed, split at each point. */
public record Shapes(Topic topic, List<SpecificRecord> records) {

  /** Numbers of all the ways for so many records. */
  public static IntStream numbers(int records) {
    return IntStream.range(0, 3 + 2 * (records - 1));
  }

  /** The batches of the n-th way; each of them is one transaction. */
  public List<List<Received<SpecificRecord>>> batches(int n, String traceparent) {
    return shape(n).stream().map(batch -> received(batch, traceparent)).toList();
  }

  private List<List<SpecificRecord>> shape(int n) {
    return switch (n) {
      case 0 -> List.of(records);
      case 1 -> List.of(doubled());
      case 2 -> List.of(records.reversed());
      default -> split(1 + (n - 3) / 2, n % 2 == 0);
    };
  }

  private List<SpecificRecord> doubled() {
    List<SpecificRecord> doubled = new ArrayList<>();
    records.forEach(record -> doubled.addAll(List.of(record, record)));
    doubled.addAll(records);
    return doubled;
  }

  private List<List<SpecificRecord>> split(int at, boolean isLastFirst) {
    List<SpecificRecord> head = records.subList(0, at);
    List<SpecificRecord> tail = records.subList(at, records.size());
    return isLastFirst ? List.of(tail, head) : List.of(head, tail);
  }

  private List<Received<SpecificRecord>> received(List<SpecificRecord> batch, String traceparent) {
    var headers = Map.of("traceparent", traceparent.getBytes(UTF_8));
    List<Received<SpecificRecord>> received = new ArrayList<>();
    for (SpecificRecord record : batch) {
      received.add(new Received<>(record, "key", topic.name(), 0, received.size(), headers));
    }
    return received;
  }
}
