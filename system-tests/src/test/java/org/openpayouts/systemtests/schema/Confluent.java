package org.openpayouts.systemtests.schema;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.openpayouts.schemas.serde.RecordCodec;

/** Confluent's own serializers, known by name only, as a user's configuration knows them. */
final class Confluent {
  static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
  static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

  private Confluent() {}

  /** The keys by which either implementation is configured the same way. */
  static Map<String, Object> configs(String registryUrl) {
    return Map.of(
        "schema.registry.url",
        registryUrl,
        "auto.register.schemas",
        false,
        "specific.avro.reader",
        true,
        "value.subject.name.strategy",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
  }

  static RecordCodec codec(String registryUrl) {
    Serializer<SpecificRecord> serializer = made(SERIALIZER);
    Deserializer<Object> deserializer = made(DESERIALIZER);
    return RecordCodec.using(serializer, deserializer, configs(registryUrl));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // by name, as Kafka does it
  private static <T> T made(String type) {
    try {
      return (T) Class.forName(type).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is not on the class path", e);
    }
  }
}
