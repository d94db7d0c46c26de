package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Received records as bytes that can be stored or sent on, untouched. */
final class RawRecords {

  private static final byte[] NOTHING = {};

  /** Header of a record whose value is not whole: how long it was. */
  static final String VALUE_WAS_CUT = "original-value-bytes";

  private static final int MESSAGE_MAX = 300;

  /**
   * Together, and with our own headers, below the limit of an outbound record. A record that came
   * in near the broker's limit, or compressed, would else be no dead letter at all.
   */
  private static final int KEY_BYTES_MAX = 50_000;

  private static final int HEADERS_BYTES_MAX = 50_000;
  private static final int VALUE_BYTES_MAX = 700_000;

  private RawRecords() {}

  static Map<String, byte[]> headersOf(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, byte[]>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value() == null ? NOTHING : header.value());
    }
    return headers;
  }

  /** Records before the given ends, undecoded; what has no value says nothing. */
  static List<Received<byte[]>> received(
      ConsumerRecords<byte[], byte[]> polled, Map<TopicPartition, Long> ends) {
    var received = new ArrayList<Received<byte[]>>();
    for (var record : polled) {
      if (record.value() != null
          && record.offset() < ends.getOrDefault(Part.partitionOf(record), 0L)) {
        String key = RecordKeys.text(record.key());
        received.add(
            new Received<>(
                record.value(),
                key == null ? "" : key,
                record.topic(),
                record.partition(),
                record.offset(),
                headersOf(record)));
      }
    }
    return received;
  }

  static OutboundRecord copyOf(ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> more) {
    var headers = new LinkedHashMap<>(headersOf(record));
    headers.putAll(more);
    return new OutboundRecord(
        record.key() == null ? NOTHING : record.key(),
        record.value() == null ? NOTHING : record.value(),
        headers,
        null);
  }

  /**
   * A dead letter: key, value and headers as they came, and where they came from. The names are
   * those of docs/events.md; a tool that replays dead letters reads them. What is too large for a
   * record is cut, and a header says how large it was.
   */
  static OutboundRecord deadLetterOf(
      ConsumerRecord<byte[], byte[]> record, String service, Throwable cause, Instant seenAt) {
    var headers = new LinkedHashMap<String, byte[]>();
    put(headers, "original-topic", record.topic());
    put(headers, "original-partition", record.partition());
    put(headers, "original-offset", record.offset());
    put(headers, "original-timestamp", Instant.ofEpochMilli(record.timestamp()));
    put(headers, "failure-category", "POISON");
    put(headers, "error-class", cause.getClass().getName());
    put(headers, "error-message", shortened(String.valueOf(cause.getMessage())));
    schemaIdOf(record.value()).ifPresent(id -> put(headers, "schema-id", id));
    put(headers, "attempts", 1);
    put(headers, "last-attempt-at", seenAt);
    put(headers, "worker", service);
    put(headers, "replay-count", 0);
    byte[] key = cut(record.key(), KEY_BYTES_MAX, "original-key-bytes", headers);
    byte[] value = cut(record.value(), VALUE_BYTES_MAX, VALUE_WAS_CUT, headers);
    var all = new LinkedHashMap<>(boundedHeadersOf(record, headers));
    all.putAll(headers);
    return new OutboundRecord(key, value, all, null);
  }

  private static byte[] cut(
      byte @Nullable [] bytes, int most, String name, Map<String, byte[]> headers) {
    if (bytes == null) {
      return NOTHING;
    }
    if (bytes.length <= most) {
      return bytes;
    }
    put(headers, name, bytes.length);
    return Arrays.copyOf(bytes, most);
  }

  /** All of them or none. */
  private static Map<String, byte[]> boundedHeadersOf(
      ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> headers) {
    Map<String, byte[]> original = headersOf(record);
    int bytes =
        original.entrySet().stream()
            .mapToInt(header -> header.getKey().length() * 3 + header.getValue().length)
            .sum();
    if (bytes <= HEADERS_BYTES_MAX) {
      return original;
    }
    put(headers, "original-headers-bytes", bytes);
    return Map.of();
  }

  private static OptionalInt schemaIdOf(byte @Nullable [] value) {
    boolean framed = value != null && value.length >= 5 && value[0] == 0;
    return framed ? OptionalInt.of(ByteBuffer.wrap(value, 1, 4).getInt()) : OptionalInt.empty();
  }

  private static String shortened(String message) {
    return message.length() <= MESSAGE_MAX ? message : message.substring(0, MESSAGE_MAX);
  }

  private static void put(Map<String, byte[]> headers, String name, Object value) {
    headers.put(name, value.toString().getBytes(UTF_8));
  }
}
