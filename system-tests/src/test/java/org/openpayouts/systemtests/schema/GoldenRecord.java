package org.openpayouts.systemtests.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.schemas.serde.stub.StubRegistry;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/** One frozen record, every field of it filled, and a topic that may carry it. */
record GoldenRecord(Topic topic, SpecificRecord value) {

  /** Every record type of every topic. */
  static List<GoldenRecord> all() {
    try (var registry = StubRegistry.empty();
        var codec = RecordCodec.at(registry.url())) {
      return Topics.all().stream()
          .flatMap(topic ->
              topic.recordTypes().stream()
                  .map(type -> new GoldenRecord(topic, frozen(type, registry, codec))))
          .toList();
    }
  }

  private static SpecificRecord frozen(Schema type, StubRegistry registry, RecordCodec codec) {
    var writer = new Schema.Parser().parse(resource(type.getName() + "/v1.avsc"));
    var body = HexFormat.of().parseHex(resource(type.getName() + "/v1.hex").replaceAll("\\s", ""));
    var value =
        ByteBuffer.allocate(5 + body.length)
            .put((byte) 0)
            .putInt(registry.register("golden", writer))
            .put(body);
    return codec.decode("golden", value.array());
  }

  private static String resource(String name) {
    try (var in = GoldenRecord.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return topic.name() + " " + value.getSchema().getName();
  }
}
