package org.openpayouts.schemas.golden;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.openpayouts.schemas.topic.Topic;
import org.openpayouts.schemas.topic.Topics;

/**
 * One frozen version of a record type: its schema, the bytes of one record (without the wire
 * header), and what that record says.
 */
record Golden(String recordType, int version, Schema schema, byte[] body, String json) {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every record type that some topic may carry, once. */
  static List<Schema> recordTypes() {
    return Topics.all().stream()
        .map(Topic::recordTypes)
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.comparing(Schema::getFullName))
        .toList();
  }

  static Stream<Golden> all() {
    return recordTypes().stream().flatMap(schema -> of(schema.getName()).stream());
  }

  /** Oldest first. */
  static List<Golden> of(String recordType) {
    return Stream.iterate(1, version -> version + 1)
        .takeWhile(version -> Files.exists(file(recordType, version, "avsc")))
        .map(version -> read(recordType, version))
        .toList();
  }

  private static Golden read(String recordType, int version) {
    try {
      return new Golden(
          recordType,
          version,
          new Schema.Parser().parse(Files.readString(file(recordType, version, "avsc"))),
          HexFormat.of()
              .parseHex(Files.readString(file(recordType, version, "hex")).replaceAll("\\s", "")),
          Files.readString(file(recordType, version, "json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Golden sampled(Schema schema, int version) {
    var sample = Sample.of(schema);
    return new Golden(schema.getName(), version, schema, bytes(sample), pretty(sample));
  }

  void write() {
    try {
      Files.createDirectories(file(recordType, version, "avsc").getParent());
      Files.writeString(file(recordType, version, "avsc"), schema.toString(true) + "\n");
      Files.writeString(file(recordType, version, "hex"), lines(HexFormat.of().formatHex(body)));
      Files.writeString(file(recordType, version, "json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pretty(GenericRecord record) {
    try {
      return JSON.readTree(record.toString()).toPrettyString() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(GenericRecord record) {
    try {
      var out = new ByteArrayOutputStream();
      var encoder = EncoderFactory.get().binaryEncoder(out, null);
      new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GenericRecord read(byte[] body, Schema writer, Schema reader) throws IOException {
    return new GenericDatumReader<GenericRecord>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(body, null));
  }

  private static String lines(String hex) {
    return hex.replaceAll("(.{96})", "$1\n").stripTrailing() + "\n";
  }

  private static Path file(String recordType, int version, String kind) {
    return FOLDER.resolve(recordType).resolve("v" + version + "." + kind);
  }

  @Override
  public String toString() {
    return recordType + " v" + version;
  }
}
