package org.openpayouts.schemas.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.stub.StubRegistry;

class GoldenRecordsTest {
  private static final String TOPIC = "any.topic.v1";

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.golden.Golden#recordTypes")
  void currentSchemaIsFrozen(Schema current) {
    assertThat(Golden.of(current.getName()))
        .as(
            "%s has changed or is new: run FreezeGoldenRecords and commit what it writes",
            current.getName())
        .last()
        .extracting(Golden::schema)
        .isEqualTo(current);
  }

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.golden.Golden#recordTypes")
  void currentSchemaReadsAndIsReadByEveryFrozenOne(Schema current) {
    var frozen = Golden.of(current.getName()).reversed().stream().map(Golden::schema).toList();
    var fullTransitive = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    assertThatCode(() -> fullTransitive.validate(current, frozen)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.golden.Golden#all")
  void frozenBytesSayWhatTheySaid(Golden golden) throws IOException {
    var read = Golden.read(golden.body(), golden.schema(), golden.schema());

    assertThat(Golden.pretty(read)).isEqualTo(golden.json());
    assertThat(Golden.bytes(read)).isEqualTo(golden.body());
  }

  /** Through the real codec into this build's class, out again, and back into the old version. */
  @ParameterizedTest
  @MethodSource("org.openpayouts.schemas.golden.Golden#all")
  void thisBuildsRecordKeepsEveryFrozenValue(Golden golden) throws IOException {
    try (var registry = StubRegistry.empty();
        var codec = RecordCodec.at(registry.url())) {
      var id = registry.register(TOPIC, golden.schema());
      var value = ByteBuffer.allocate(5 + golden.body().length).put((byte) 0).putInt(id);

      var record = codec.decode(TOPIC, value.put(golden.body()).array());
      registry.register(TOPIC, record.getSchema());
      var written = codec.encode(TOPIC, record);

      var body = ByteBuffer.wrap(written).position(5).slice();
      var bytes = new byte[body.remaining()];
      body.get(bytes);
      var back = Golden.read(bytes, record.getSchema(), golden.schema());
      assertThat(Golden.pretty(back)).isEqualTo(golden.json());
    }
  }

  @Test
  void noGoldenIsOfARecordThatNoTopicCarries() throws IOException {
    var carried = Golden.recordTypes().stream().map(Schema::getName).toList();

    try (var folders = Files.list(Path.of("src/test/resources/golden"))) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(carried);
    }
  }

  @Test
  void aFieldWithoutADefaultIsFoundOut() {
    var published = Golden.of("RatesPublished").getFirst().schema();
    var changed = changed(published, "\"name\":\"base\"", "\"name\":\"baseCurrency\"");
    var fullTransitive = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    assertThatCode(() -> fullTransitive.validate(changed, java.util.List.of(published)))
        .hasMessageContaining("baseCurrency");
  }

  private static Schema changed(Schema schema, String what, String into) {
    var text = schema.toString();
    assertThat(text).contains(what);
    return new Schema.Parser().parse(text.replace(what, into));
  }

  @Test
  void samplesFillEveryField() {
    assertThat(Golden.recordTypes())
        .allSatisfy(
            schema -> assertThat(GenericData.get().validate(schema, Sample.of(schema))).isTrue());
  }
}
