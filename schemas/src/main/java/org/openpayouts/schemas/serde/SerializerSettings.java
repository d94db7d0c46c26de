package org.openpayouts.schemas.serde;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which classes make the bytes. Confluent's {@code io.confluent.kafka.serializers.KafkaAvro*} fit.
 *
 * @param serializerClass a Kafka serializer of Avro records in Confluent's wire format
 * @param deserializerClass its counterpart
 */
@ConfigurationProperties("payouts")
record SerializerSettings(
    @DefaultValue("org.openpayouts.schemas.serde.AvroWireSerializer")
        Class<? extends Serializer<?>> serializerClass,
    @DefaultValue("org.openpayouts.schemas.serde.AvroWireDeserializer")
        Class<? extends Deserializer<?>> deserializerClass) {

  @SuppressWarnings("unchecked") // a serializer of other things fails at its first record
  <T> Serializer<T> serializer() {
    return (Serializer<T>) made(serializerClass, "payouts.serializer-class");
  }

  Deserializer<?> deserializer() {
    return made(deserializerClass, "payouts.deserializer-class");
  }

  private static <T> T made(Class<? extends T> type, String setting) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "%s: %s has no usable constructor".formatted(setting, type.getName()), e);
    }
  }
}
