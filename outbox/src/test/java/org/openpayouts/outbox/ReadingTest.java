package org.openpayouts.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.openpayouts.outbox.Inbound.Role;
import org.openpayouts.outbox.Part.Content;
import org.openpayouts.outbox.Reading.Read;
import org.openpayouts.schemas.serde.SchemaRegistryUnavailable;
import org.openpayouts.schemas.serde.UnknownSchemaId;

class ReadingTest {

  @Test
  void readsEachPartitionUpToTheFirstRecordThatMustWait() {
    var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    batch.addAll(partition(0, "1", "registry away", "2"));
    batch.addAll(partition(1, "3", "4"));

    var read = read(batch, Role.PROJECTION, Duration.ofMinutes(5));

    assertThat(offsets(read)).containsExactly("0:0", "1:0", "1:1");
    assertThat(read.held().values()).singleElement().matches(held -> !held.forGood());
  }

  @Test
  void holdsATypeOfTomorrowForGoodWhereItWouldDecide() {
    var read = read(partition(0, "1", "newer", "2"), Role.DECIDER, Duration.ofMinutes(5));

    assertThat(offsets(read)).containsExactly("0:0");
    assertThat(read.held().values()).singleElement().matches(Reading.Held::forGood);
  }

  @Test
  void skipsATypeOfTomorrowInAReadModel() {
    var read = read(partition(0, "1", "newer", "2"), Role.PROJECTION, Duration.ofMinutes(5));

    assertThat(contents(read))
        .containsExactly(Content.Decoded.class, Content.Skipped.class, Content.Decoded.class);
  }

  @Test
  void countsAnUnknownSchemaAsUndecodableOnlyAfterItsTime() {
    var batch = partition(0, "unknown schema");

    assertThat(read(batch, Role.DECIDER, Duration.ofMinutes(5)).held()).hasSize(1);
    assertThat(contents(read(batch, Role.DECIDER, Duration.ZERO)))
        .containsExactly(Content.Undecodable.class);
  }

  @Test
  void setsGarbageTombstonesAndDefectsOfTheDecoderAside() {
    var batch = partition(0, "garbage", "defect");
    batch.add(new ConsumerRecord<>("t", 0, 2, "k".getBytes(UTF_8), null));

    assertThat(contents(read(batch, Role.DECIDER, Duration.ofMinutes(5))))
        .containsExactly(
            Content.Undecodable.class, Content.Defective.class, Content.Undecodable.class);
  }

  private static Read<String> read(
      List<ConsumerRecord<byte[], byte[]>> batch, Role role, Duration schemaWait) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Reading<>(
            ReadingTest::decode,
            role,
            new InboundConfiguration().failureClassifier(),
            clock,
            schemaWait,
            new ParkingLimit(20, clock))
        .read(batch, Set.of());
  }

  private static String decode(String topic, byte[] value) {
    String text = new String(value, UTF_8);
    return switch (text) {
      case "registry away" -> throw new SchemaRegistryUnavailable("503");
      case "unknown schema" -> throw new UnknownSchemaId(7);
      case "defect" -> throw new IllegalArgumentException("an amount below zero");
      default -> Plan.text(topic, value);
    };
  }

  private static List<ConsumerRecord<byte[], byte[]>> partition(int partition, String... values) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (String value : values) {
      records.add(
          new ConsumerRecord<>(
              "t", partition, records.size(), "k".getBytes(UTF_8), value.getBytes(UTF_8)));
    }
    return records;
  }

  private static List<String> offsets(Read<String> read) {
    return read.part().entries().stream()
        .map(entry -> entry.record().partition() + ":" + entry.record().offset())
        .toList();
  }

  private static List<Class<?>> contents(Read<String> read) {
    return read.part().entries().stream()
        .<Class<?>>map(entry -> entry.content().getClass())
        .toList();
  }
}
