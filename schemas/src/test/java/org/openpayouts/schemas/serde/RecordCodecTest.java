package org.openpayouts.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.Envelope;
import org.openpayouts.schemas.event.Rate;
import org.openpayouts.schemas.event.RatesPublished;
import org.openpayouts.schemas.serde.stub.StubRegistry;
import org.openpayouts.schemas.topic.Topics;

class RecordCodecTest {
  private static final String TOPIC = Topics.RATES.name();

  private final StubRegistry registry = StubRegistry.withAllSchemas();
  private final RecordCodec codec = RecordCodec.at(registry.url());

  @AfterEach
  void close() {
    codec.close();
    registry.close();
  }

  @Test
  void givesBackWhatItWasGiven() {
    var rates = rates();

    var decoded = codec.decode(TOPIC, codec.encode(TOPIC, rates));

    assertThat(decoded).isEqualTo(rates);
  }

  @Test
  void writesConfluentsHeader() {
    var id = registry.register(TOPIC, RatesPublished.getClassSchema());

    var value = codec.encode(TOPIC, rates());

    assertThat(Arrays.copyOf(value, 5)).isEqualTo(new byte[] {0, 0, 0, 0, (byte) id});
  }

  @Test
  void asksTheRegistryOncePerSchema() {
    codec.decode(TOPIC, codec.encode(TOPIC, rates()));
    var asked = registry.calls();

    for (int i = 0; i < 100; i++) {
      codec.decode(TOPIC, codec.encode(TOPIC, rates()));
    }

    assertThat(registry.calls()).isEqualTo(asked).isEqualTo(2);
  }

  @Test
  void saysThatGarbageIsUndecodable() {
    var garbage =
        List.of(
            new byte[0],
            new byte[] {0, 0, 0},
            new byte[] {7, 0, 0, 0, 1, 2, 3},
            "{\"json\":true}".getBytes(StandardCharsets.UTF_8));

    assertThat(garbage)
        .allSatisfy(value ->
            assertThatThrownBy(() -> codec.decode(TOPIC, value))
                .isInstanceOf(UndecodableRecord.class));
  }

  @Test
  void saysThatAnAbsentValueIsUndecodable() {
    assertThatThrownBy(() -> codec.decode(TOPIC, null)).isInstanceOf(UndecodableRecord.class);
  }

  @Test
  void saysThatEveryCutOrLengthenedRecordIsUndecodable() {
    var value = codec.encode(TOPIC, rates());

    for (int length = 5; length < value.length; length++) {
      var cut = Arrays.copyOf(value, length);
      assertThatThrownBy(() -> codec.decode(TOPIC, cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(UndecodableRecord.class);
    }
    assertThatThrownBy(() -> codec.decode(TOPIC, Arrays.copyOf(value, value.length + 1)))
        .isInstanceOf(UndecodableRecord.class);
  }

  @Test
  void saysThatAnAbsurdLengthIsUndecodable() {
    var value = codec.encode(TOPIC, rates());
    ByteBuffer.wrap(value).position(5).put(new byte[] {-1, -1, -1, -1, 15});

    assertThatThrownBy(() -> codec.decode(TOPIC, value)).isInstanceOf(UndecodableRecord.class);
  }

  @Test
  void tellsAnUnknownSchemaIdFromGarbage() {
    var value = ByteBuffer.allocate(9).put((byte) 0).putInt(4711).putInt(0).array();

    assertThatThrownBy(() -> codec.decode(TOPIC, value))
        .isInstanceOfSatisfying(
            UnknownSchemaId.class, fault -> assertThat(fault.schemaId()).isEqualTo(4711));
  }

  @Test
  void readsARecordWhoseSchemaTheRegistryLearnsLate() {
    var value = codec.encode(TOPIC, rates());
    var unknown = ByteBuffer.wrap(value.clone()).putInt(1, 99).array();
    assertThatThrownBy(() -> codec.decode(TOPIC, unknown)).isInstanceOf(UnknownSchemaId.class);

    for (int i = 0; i < 99; i++) {
      registry.register("filler", withProperty(i));
    }

    assertThatThrownBy(() -> codec.decode(TOPIC, unknown)).isNotInstanceOf(UnknownSchemaId.class);
  }

  @Test
  void tellsARecordTypeOfANewerBuildFromGarbage() {
    var newer =
        SchemaBuilder.record("PayoutTeleported")
            .namespace("org.openpayouts.schemas.event")
            .fields()
            .requiredString("payoutId")
            .endRecord();
    registry.register(TOPIC, newer);
    var record = new GenericData.Record(newer);
    record.put("payoutId", "p");
    byte[] value;
    try (var serializer = new AvroWireSerializer()) {
      serializer.configure(Map.of("schema.registry.url", registry.url()), false);
      value = serializer.serialize(TOPIC, record);
    }

    assertThatThrownBy(() -> codec.decode(TOPIC, value))
        .isInstanceOfSatisfying(
            UnknownRecordType.class,
            fault ->
                assertThat(fault.recordType())
                    .isEqualTo("org.openpayouts.schemas.event.PayoutTeleported"));
  }

  @Test
  void neverMakesAClassThatTheSchemaNames() {
    var foreign = SchemaBuilder.record("java.lang.ProcessBuilder").fields().endRecord();
    var id = registry.register(TOPIC, foreign);
    var value = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();

    assertThatThrownBy(() -> codec.decode(TOPIC, value)).isInstanceOf(UnknownRecordType.class);
  }

  @Test
  void saysThatARegistryThatIsDownIsAnOutage() {
    var value = codec.encode(TOPIC, rates());
    registry.goDown();

    assertThatThrownBy(() -> codec.decode(TOPIC, value))
        .isInstanceOf(SchemaRegistryUnavailable.class);

    registry.comeBack();
    assertThat(codec.decode(TOPIC, value)).isEqualTo(rates());
  }

  @Test
  void goesOnWithWhatItKnowsWhileTheRegistryIsDown() {
    codec.decode(TOPIC, codec.encode(TOPIC, rates()));
    registry.goDown();

    assertThat(codec.decode(TOPIC, codec.encode(TOPIC, rates()))).isEqualTo(rates());
  }

  @Test
  void namesTheSubjectThatTheTopicSetupHasNotRegistered() {
    assertThatThrownBy(() -> codec.encode("elsewhere", rates()))
        .isInstanceOf(SchemaNotRegistered.class)
        .hasMessageContaining("elsewhere-org.openpayouts.schemas.event.RatesPublished")
        .hasMessageContaining("topic setup");
  }

  private static Schema withProperty(int number) {
    return SchemaBuilder.record("Filler" + number).fields().endRecord();
  }

  private static RatesPublished rates() {
    return RatesPublished.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setEventId(new UUID(1, 2))
                .setProducer("funding-checker")
                .setOccurredAt(Instant.parse("2026-01-02T03:04:05.123456Z"))
                .build())
        .setBase("BTC")
        .setVersion(7)
        .setRates(List.of(new Rate("USD", "97000.15"), new Rate("EUR", "90000")))
        .setSource("fixed")
        .setObservedAt(Instant.parse("2026-01-02T03:04:05Z"))
        .build();
  }
}
