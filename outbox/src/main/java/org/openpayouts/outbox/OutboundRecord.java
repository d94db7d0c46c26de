package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record ready for Kafka.
 *
 * @param partition null means by key; the key's murmur2 hash, as Kafka's own producer does
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out; nobody compares records
public record OutboundRecord(
    byte[] key, byte[] value, Map<String, byte[]> headers, @Nullable Integer partition) {

  /** Below the broker's default limit of 1 MiB, headers and framing included. */
  public static final int SIZE_LIMIT_BYTES = 900_000;

  /** Copies the headers; the arrays are taken as they are. */
  public OutboundRecord {
    headers = Map.copyOf(headers);
  }

  /** A record that goes to the partition of its key; texts are written as UTF-8. */
  public static OutboundRecord of(String key, byte[] value, Map<String, String> headers) {
    var encoded = new LinkedHashMap<String, byte[]>();
    headers.forEach((name, text) -> encoded.put(name, text.getBytes(UTF_8)));
    return new OutboundRecord(key.getBytes(UTF_8), value, encoded, null);
  }

  /** The same record for one chosen partition, as watermarks need. */
  public OutboundRecord toPartition(int chosen) {
    return new OutboundRecord(key, value, headers, chosen);
  }

  void requireSendable() {
    long size = (long) key.length + value.length;
    for (var header : headers.entrySet()) {
      size += header.getKey().length() * 3L + header.getValue().length;
    }
    if (size > SIZE_LIMIT_BYTES) {
      throw new IllegalArgumentException(
          "a record of %d bytes is over the limit of %d".formatted(size, SIZE_LIMIT_BYTES));
    }
  }
}
