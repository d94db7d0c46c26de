package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentBytesTest {

  private final OutboundRecord record =
      OutboundRecord.of("key", new byte[] {0, 1, -1}, Map.of("traceparent", "00-1-2-01", "e", ""));

  @Test
  void givesBackWhatWasPutIn() {
    var other = new OutboundRecord(new byte[0], new byte[0], Map.of(), 3);

    var back = SegmentBytes.decode(SegmentBytes.encode(List.of(record, other)));

    assertThat(back).usingRecursiveComparison().isEqualTo(List.of(record, other));
  }

  @Test
  void cutsAtFiveHundredRecordsAndKeepsTheOrder() {
    var pieces = SegmentBytes.split(Collections.nCopies(1_201, record));

    assertThat(pieces).extracting(List::size).containsExactly(500, 500, 201);
  }

  @Test
  void cutsWhereBytesWouldGrowTooMany() {
    var large = new OutboundRecord("k".getBytes(UTF_8), new byte[900_000], Map.of(), null);

    var pieces = SegmentBytes.split(Collections.nCopies(10, large));

    assertThat(pieces).extracting(List::size).containsExactly(4, 4, 2);
  }

  @Test
  void refusesWhatItDidNotWrite() {
    byte[] whole = SegmentBytes.encode(List.of(record));

    assertThatThrownBy(() -> SegmentBytes.decode(Arrays.copyOf(whole, whole.length - 1)))
        .hasMessage("segment cut short");
    assertThatThrownBy(() -> SegmentBytes.decode(new byte[] {9}))
        .hasMessage("segment of unknown version 9");
  }

  @Test
  void refusesARecordThatNoBrokerTakes() {
    var large = new OutboundRecord(new byte[0], new byte[900_001], Map.of(), null);

    assertThatThrownBy(large::requireSendable).hasMessageContaining("over the limit");
  }
}
