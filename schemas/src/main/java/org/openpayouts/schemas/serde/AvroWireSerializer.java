package org.openpayouts.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka serializer of Avro records in Confluent's wire format, for values. It takes Confluent's
 * configuration keys; docs/events.md lists them. Threads may share it.
 */
public final class AvroWireSerializer implements Serializer<IndexedRecord> {
  private static final int TYPICAL_BYTES = 512;

  private @Nullable Writing writing;

  /** What {@link #configure} fixed. */
  private record Writing(
      SerdeSettings settings, SchemaRegistry registry, BoundedCache<Target, Written> schemas) {}

  private record Target(String topic, Schema schema) {}

  /** The id and the schema that the bytes will be in, and what writes a record's own schema. */
  private record Written(
      int id,
      Schema schema,
      DatumWriter<IndexedRecord> specific,
      DatumWriter<IndexedRecord> generic) {

    static Written of(int id, Schema schema, Schema own) {
      return new Written(id, schema, new SpecificDatumWriter<>(own), new GenericDatumWriter<>(own));
    }

    byte[] body(IndexedRecord record) {
      return bytes(record instanceof SpecificRecord ? specific : generic, record);
    }
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new IllegalArgumentException("keys are UTF-8 text here, never Avro");
    }
    AvroTrust.establish();
    var settings = SerdeSettings.from(configs);
    writing =
        new Writing(
            settings,
            SchemaRegistry.of(settings, RegistryPolicy.from(configs)),
            new BoundedCache<>(settings.cacheCapacity()));
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable IndexedRecord record) {
    if (record == null) {
      return null;
    }
    var target = new Target(topic, record.getSchema());
    var written = configured().schemas().get(target, this::lookUp);
    var body = written.body(record);
    return written.schema().equals(record.getSchema())
        ? framed(written.id(), body)
        : framed(written.id(), rewritten(body, record.getSchema(), written.schema()));
  }

  private Written lookUp(Target target) {
    var settings = configured().settings();
    var registry = configured().registry();
    var schema = target.schema();
    var subject = settings.subjectNames().subject(target.topic(), schema.getFullName());
    if (settings.autoRegister()) {
      return Written.of(registry.register(subject, schema), schema, schema);
    }
    Supplier<SchemaNotRegistered> missing =
        () -> new SchemaNotRegistered(subject, schema.getFullName());
    if (settings.useLatestVersion()) {
      var latest = registry.latest(subject).orElseThrow(missing);
      return Written.of(latest.id(), latest.schema(), schema);
    }
    return Written.of(registry.find(subject, schema).orElseThrow(missing), schema, schema);
  }

  /** From the record's own schema into another version of it, by Avro's resolution. */
  private static byte[] rewritten(byte[] body, Schema from, Schema to) {
    try {
      var reader = new GenericDatumReader<IndexedRecord>(from, to);
      var record = reader.read(null, DecoderFactory.get().binaryDecoder(body, null));
      return bytes(new GenericDatumWriter<>(to), record);
    } catch (IOException | AvroRuntimeException e) {
      throw new IllegalArgumentException(
          "record does not fit the latest version of " + to.getFullName(), e);
    }
  }

  private static byte[] bytes(DatumWriter<IndexedRecord> writer, IndexedRecord record) {
    try {
      var out = new ByteArrayOutputStream(TYPICAL_BYTES);
      var encoder = EncoderFactory.get().binaryEncoder(out, null);
      writer.write(record, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be written", e);
    }
  }

  private static byte[] framed(int id, byte[] body) {
    var header = WireFormat.header(id);
    var value = new byte[header.length + body.length];
    System.arraycopy(header, 0, value, 0, header.length);
    System.arraycopy(body, 0, value, header.length, body.length);
    return value;
  }

  private Writing configured() {
    if (writing == null) {
      throw new IllegalStateException("serializer is used before it was configured");
    }
    return writing;
  }

  @Override
  public void close() {
    if (writing != null) {
      writing.registry().close();
    }
  }
}
