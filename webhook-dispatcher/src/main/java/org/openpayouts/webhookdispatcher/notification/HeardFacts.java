package org.openpayouts.webhookdispatcher.notification;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.webhookdispatcher.delivery.Origin;

/**
 * A record as it was decoded; keeps where it came from.
 *
 * @param schemaId the registry's id of the schema it was written with
 */
record HeardFacts(SpecificRecord record, int schemaId) {
  private static final int SCHEMA_ID_AT = 1;

  static HeardFacts decoded(RecordCodec codec, String topic, byte[] value) {
    return new HeardFacts(codec.decode(topic, value), ByteBuffer.wrap(value).getInt(SCHEMA_ID_AT));
  }

  static Origin origin(Received<HeardFacts> received) {
    return new Origin(
        received.topic(),
        received.partition(),
        received.offset(),
        received.value().schemaId(),
        received.header("traceparent"));
  }
}
