package org.openpayouts.schemas.serde;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka deserializer of Confluent's wire format, for values. It reads with the writer's schema into
 * this build's generated record, so that older and newer writers are understood alike. Fails only
 * with a {@link RecordFault}. Threads may share it.
 */
public final class AvroWireDeserializer implements Deserializer<IndexedRecord> {
  private @Nullable Reading reading;

  /** What {@link #configure} fixed. */
  private record Reading(
      boolean specific,
      SchemaRegistry registry,
      BoundedCache<Integer, DatumReader<IndexedRecord>> readers) {}

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new IllegalArgumentException("keys are UTF-8 text here, never Avro");
    }
    AvroTrust.establish();
    var settings = SerdeSettings.from(configs);
    reading =
        new Reading(
            settings.specificReader(),
            SchemaRegistry.of(settings, RegistryPolicy.from(configs)),
            new BoundedCache<>(settings.cacheCapacity()));
  }

  @Override
  public @Nullable IndexedRecord deserialize(String topic, byte @Nullable [] value) {
    return value == null ? null : read(value);
  }

  private IndexedRecord read(byte[] value) {
    var id = WireFormat.schemaId(value);
    var reader = configured().readers().get(id, this::readerOf);
    var bodyLength = value.length - WireFormat.HEADER_BYTES;
    var decoder =
        DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER_BYTES, bodyLength, null);
    try {
      var record = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UndecodableRecord("bytes are left over after a record of schema " + id);
      }
      return record;
    } catch (UndecodableRecord e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Avro tells of bad bytes by whatever exception the wrong value happens to cause.
      throw new UndecodableRecord("bytes are no record of schema " + id, e);
    }
  }

  private DatumReader<IndexedRecord> readerOf(int id) {
    var written = configured().registry().schema(id);
    if (written.getType() != Schema.Type.RECORD) {
      throw new UndecodableRecord("schema %d is no record".formatted(id));
    }
    return configured().specific()
        ? new SpecificDatumReader<>(written, GeneratedRecords.schemaOf(written.getFullName(), id))
        : new GenericDatumReader<>(written);
  }

  private Reading configured() {
    if (reading == null) {
      throw new IllegalStateException("deserializer is used before it was configured");
    }
    return reading;
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.registry().close();
    }
  }
}
