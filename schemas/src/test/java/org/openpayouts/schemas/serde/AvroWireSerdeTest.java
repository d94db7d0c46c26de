package org.openpayouts.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openpayouts.schemas.event.Rate;
import org.openpayouts.schemas.serde.stub.StubRegistry;

/** Confluent's configuration keys have Confluent's effects. */
class AvroWireSerdeTest {
  private static final String TOPIC = "topic";
  private static final Rate RATE = new Rate("USD", "97000.15");

  private final StubRegistry registry = StubRegistry.empty();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void registersOnlyWhenAsked() {
    assertThatThrownBy(() -> written(Map.of(), RATE)).isInstanceOf(SchemaNotRegistered.class);

    var value = written(Map.of("auto.register.schemas", "true"), RATE);

    assertThat(read(Map.of(), value)).isEqualTo(RATE);
  }

  @Test
  void namesSubjectsAsTheStrategySays() {
    var schema = Rate.getClassSchema();
    try (var client = client()) {
      client.register("topic-value", schema);
    }

    var value = written(Map.of("value.subject.name.strategy", "TopicNameStrategy"), RATE);

    assertThat(read(Map.of(), value)).isEqualTo(RATE);
  }

  @Test
  void writesTheLatestVersionWhenAsked() {
    registry.register(TOPIC, Rate.getClassSchema());
    registry.register(TOPIC, wider());

    var value = written(Map.of("use.latest.version", "true"), RATE);

    var generic = read(Map.of("specific.avro.reader", "false"), value);
    assertThat(generic)
        .isInstanceOfSatisfying(
            GenericRecord.class,
            record -> {
              assertThat(record.get("rate")).hasToString("97000.15");
              assertThat(record.get("source")).hasToString("unsaid");
            });
  }

  @Test
  void refusesToWriteAVersionThatTheRecordDoesNotFit() {
    registry.register(TOPIC, other());

    assertThatThrownBy(() -> written(Map.of("use.latest.version", "true"), RATE))
        .hasMessageContaining("does not fit the latest version");
  }

  @Test
  void readsARecordOfANewerWriter() {
    registry.register(TOPIC, wider());
    var record = new GenericData.Record(wider());
    record.put("quote", "USD");
    record.put("rate", "97000.15");
    record.put("source", "a newer build");

    var value = written(Map.of(), record);

    assertThat(read(Map.of(), value)).isEqualTo(RATE);
  }

  @Test
  void letsTombstonesThrough() {
    assertThat(written(Map.of(), null)).isNull();
    assertThat(read(Map.of(), null)).isNull();
  }

  @Test
  void writesNoKeys() {
    try (var serializer = new AvroWireSerializer()) {
      assertThatThrownBy(() -> serializer.configure(configs(Map.of()), true))
          .hasMessageContaining("keys are UTF-8 text");
    }
  }

  @Test
  void saysThatItWasNotConfigured() {
    try (var serializer = new AvroWireSerializer();
        var deserializer = new AvroWireDeserializer()) {
      assertThatThrownBy(() -> serializer.serialize(TOPIC, RATE))
          .hasMessageContaining("before it was configured");
      assertThatThrownBy(() -> deserializer.deserialize(TOPIC, new byte[9]))
          .hasMessageContaining("before it was configured");
    }
  }

  @Test
  void forgetsOldSchemasInsteadOfGrowing() {
    var cache = new BoundedCache<Integer, Integer>(10);

    for (int i = 0; i < 1_000; i++) {
      cache.get(i, key -> key);
    }

    assertThat(cache.size()).isLessThanOrEqualTo(10);
  }

  private static Schema wider() {
    return rate().name("source").type().stringType().stringDefault("unsaid").endRecord();
  }

  private static Schema other() {
    return SchemaBuilder.record("Rate")
        .namespace("org.openpayouts.schemas.event")
        .fields()
        .requiredString("somethingElse")
        .endRecord();
  }

  private static SchemaBuilder.FieldAssembler<Schema> rate() {
    return SchemaBuilder.record("Rate")
        .namespace("org.openpayouts.schemas.event")
        .fields()
        .requiredString("quote")
        .requiredString("rate");
  }

  private byte @Nullable [] written(Map<String, String> more, @Nullable IndexedRecord record) {
    try (var serializer = new AvroWireSerializer()) {
      serializer.configure(configs(more), false);
      return serializer.serialize(TOPIC, record);
    }
  }

  private @Nullable IndexedRecord read(Map<String, String> more, byte @Nullable [] value) {
    try (var deserializer = new AvroWireDeserializer()) {
      deserializer.configure(configs(more), false);
      return deserializer.deserialize(TOPIC, value);
    }
  }

  private Map<String, Object> configs(Map<String, String> more) {
    var configs = new HashMap<String, Object>(more);
    configs.put("schema.registry.url", List.of(registry.url()));
    return configs;
  }

  private SchemaRegistry client() {
    return SchemaRegistry.of(SerdeSettings.from(configs(Map.of())), RegistryPolicy.standard());
  }
}
