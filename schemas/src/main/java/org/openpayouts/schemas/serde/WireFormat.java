package org.openpayouts.schemas.serde;

import java.nio.ByteBuffer;

/** Confluent's envelope: a zero byte, the schema's id as a big-endian int32, the Avro body. */
final class WireFormat {
  static final int HEADER_BYTES = 5;
  private static final byte MAGIC = 0;

  private WireFormat() {}

  static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
  }

  static int schemaId(byte[] value) {
    if (value.length < HEADER_BYTES) {
      throw new UndecodableRecord(
          "value has %d bytes, fewer than a header".formatted(value.length));
    }
    if (value[0] != MAGIC) {
      throw new UndecodableRecord("value begins with byte %d, not 0".formatted(value[0]));
    }
    return ByteBuffer.wrap(value).getInt(1);
  }
}
