package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RawRecordsTest {

  private static final Instant SEEN_AT = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void keepsValueKeyAndHeadersAndSaysWhereADeadLetterCameFrom() {
    byte[] value = ByteBuffer.allocate(6).put((byte) 0).putInt(42).put((byte) 9).array();
    var record = new ConsumerRecord<>("payouts.requests.v1", 3, 17, "p1".getBytes(UTF_8), value);
    record.headers().add("traceparent", "00-1-2-01".getBytes(UTF_8));

    var letter =
        RawRecords.deadLetterOf(record, "till", new IllegalStateException("garbage"), SEEN_AT);

    assertThat(letter.value()).isEqualTo(value);
    assertThat(letter.key()).isEqualTo("p1".getBytes(UTF_8));
    assertThat(texts(letter))
        .containsEntry("traceparent", "00-1-2-01")
        .containsEntry("original-topic", "payouts.requests.v1")
        .containsEntry("original-partition", "3")
        .containsEntry("original-offset", "17")
        .containsEntry("schema-id", "42")
        .containsEntry("error-class", "java.lang.IllegalStateException")
        .containsEntry("error-message", "garbage")
        .containsEntry("failure-category", "POISON")
        .containsEntry("last-attempt-at", "2026-01-01T00:00:00Z")
        .containsEntry("worker", "till")
        .containsEntry("replay-count", "0");
  }

  @Test
  void cutsWhatIsTooLargeForARecordAndSaysHowLargeItWas() {
    var record = new ConsumerRecord<>("rates.v1", 0, 1, new byte[1_000_000], new byte[1_000_000]);
    record.headers().add("x", new byte[1_000_000]);

    var letter =
        RawRecords.deadLetterOf(record, "till", new IllegalStateException("garbage"), SEEN_AT);

    assertThat(texts(letter))
        .containsEntry("original-key-bytes", "1000000")
        .containsEntry("original-value-bytes", "1000000")
        .containsEntry("original-headers-bytes", "1000003")
        .doesNotContainKey("x");
    letter.requireSendable();
  }

  @Test
  void turnsAnyKeyIntoTextThatTheDatabaseHolds() {
    assertThat(RecordKeys.text(null)).isNull();
    assertThat(RecordKeys.text("p1".getBytes(UTF_8))).isEqualTo("p1");
    assertThat(RecordKeys.text(new byte[] {(byte) 0xff})).isEqualTo("hex:ff");
    assertThat(RecordKeys.text(new byte[] {'a', 0})).isEqualTo("hex:6100");
  }

  private static Map<String, String> texts(OutboundRecord record) {
    return record.headers().entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, header -> new String(header.getValue(), UTF_8)));
  }
}
