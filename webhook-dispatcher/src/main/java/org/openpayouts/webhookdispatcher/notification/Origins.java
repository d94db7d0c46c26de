package org.openpayouts.webhookdispatcher.notification;

import java.nio.ByteBuffer;
import org.openpayouts.outbox.Received;
import org.openpayouts.schemas.serde.RecordCodec;
import org.openpayouts.webhookdispatcher.delivery.Origin;

/** Keeps where a message came from. */
final class Origins {

  private static final int SCHEMA_ID_AT = 1;

  private Origins() {}

  static Heard heard(RecordCodec codec, String topic, byte[] value) {
    var record = codec.decode(topic, value);
    return new Heard(record, ByteBuffer.wrap(value).getInt(SCHEMA_ID_AT));
  }

  static Origin of(Received<Heard> received) {
    return new Origin(
        received.topic(),
        received.partition(),
        received.offset(),
        received.value().schemaId(),
        received.header("traceparent"));
  }
}
