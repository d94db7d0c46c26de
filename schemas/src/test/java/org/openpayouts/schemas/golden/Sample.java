package org.openpayouts.schemas.golden;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A record with every field filled, and filled differently, from its schema alone: no optional
 * field is absent, no list is empty, and two fields that were confused would be noticed.
 */
final class Sample {
  /** 2026-01-02T03:04:05Z. */
  private static final long INSTANT_MICROS = 1_767_323_045_000_000L;

  private Sample() {}

  static GenericRecord of(Schema schema) {
    return (GenericRecord) value(schema, schema.getName());
  }

  private static Object value(Schema schema, String path) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, path);
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getFirst());
      case ARRAY ->
          List.of(
              value(schema.getElementType(), path + "[0]"),
              value(schema.getElementType(), path + "[1]"));
      case MAP -> Map.of("key", value(schema.getValueType(), path + ".key"));
      case UNION -> value(present(schema), path);
      case STRING -> isLogical(schema, LogicalTypes.uuid()) ? uuid(path) : path;
      case BYTES -> ByteBuffer.wrap(new byte[] {(byte) path.length(), 0, -1, 'x'});
      case INT -> 100 + number(path);
      case LONG -> isInstant(schema) ? INSTANT_MICROS + number(path) : 1_000_000L + number(path);
      case BOOLEAN -> true;
      case FLOAT, DOUBLE, FIXED, NULL ->
          throw new IllegalArgumentException(path + " has a type that no record may use");
    };
  }

  private static GenericRecord record(Schema schema, String path) {
    var record = new GenericData.Record(schema);
    schema
        .getFields()
        .forEach(
            field -> record.put(field.pos(), value(field.schema(), path + "." + field.name())));
    return record;
  }

  private static Schema present(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isInstant(Schema schema) {
    return isLogical(schema, LogicalTypes.timestampMicros());
  }

  private static boolean isLogical(Schema schema, LogicalType type) {
    return type.equals(schema.getLogicalType());
  }

  private static String uuid(String path) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number(path)).toString();
  }

  private static int number(String path) {
    return Math.floorMod(path.hashCode(), 10_000);
  }
}
