package org.openpayouts.schemas.serde;

import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Records to bytes and back, as they stand in a topic's values. Fails only with a {@link
 * RecordFault}. Threads share one.
 */
public final class RecordCodec implements AutoCloseable {
  private final Serializer<? super SpecificRecord> serializer;
  private final Deserializer<?> deserializer;

  private RecordCodec(Serializer<? super SpecificRecord> serializer, Deserializer<?> deserializer) {
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  /** A codec of our own serializer, with Confluent's configuration keys. */
  public static RecordCodec of(Map<String, ?> configs) {
    return using(new AvroWireSerializer(), new AvroWireDeserializer(), configs);
  }

  /** Convenient where only the registry's address is special. */
  public static RecordCodec at(String schemaRegistryUrl) {
    return of(Map.of(SerdeSettings.URL, schemaRegistryUrl));
  }

  /** A codec of another implementation, such as Confluent's; it is configured and closed here. */
  public static RecordCodec using(
      Serializer<? super SpecificRecord> serializer,
      Deserializer<?> deserializer,
      Map<String, ?> configs) {
    AvroTrust.establish();
    serializer.configure(configs, false);
    deserializer.configure(configs, false);
    return new RecordCodec(serializer, deserializer);
  }

  /**
   * The value of a record for a topic.
   *
   * @throws SchemaRegistryUnavailable if the registry cannot be asked, or lacks the schema
   */
  public byte[] encode(String topic, SpecificRecord record) {
    return Objects.requireNonNull(
        ForeignFaults.named(() -> serializer.serialize(topic, record)), "a record has bytes");
  }

  /**
   * The record in a value.
   *
   * @throws UndecodableRecord if the bytes are none
   * @throws UnknownSchemaId if the registry does not know what they were written with
   * @throws UnknownRecordType if this build does not have the type
   * @throws SchemaRegistryUnavailable if the registry cannot be asked
   */
  public SpecificRecord decode(String topic, byte @Nullable [] value) {
    if (value == null) {
      throw new UndecodableRecord("record has no value");
    }
    var schemaId = WireFormat.schemaId(value);
    return switch (ForeignFaults.named(() -> deserializer.deserialize(topic, value))) {
      case SpecificRecord known -> known;
      case IndexedRecord generic ->
          throw new UnknownRecordType(generic.getSchema().getFullName(), schemaId);
      case null, default -> throw new UndecodableRecord("value is no record");
    };
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
