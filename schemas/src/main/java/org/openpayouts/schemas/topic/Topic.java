package org.openpayouts.schemas.topic;

import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A topic as the system needs it to be. Partition counts never change in place: growth is a v2.
 *
 * @param key what its records are keyed by, for readers
 * @param recordTypes the records that it may carry; empty where its values are raw bytes
 */
public record Topic(
    String name, int partitions, String key, Retention retention, List<Schema> recordTypes) {

  /** How long records stay. */
  public sealed interface Retention {
    record For(Duration time) implements Retention {}

    /** The newest record of each key stays for ever. */
    record Compacted() implements Retention {}
  }

  public Topic {
    recordTypes = List.copyOf(recordTypes);
  }
}
