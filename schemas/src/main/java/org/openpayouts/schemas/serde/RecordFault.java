package org.openpayouts.schemas.serde;

import org.jspecify.annotations.Nullable;

/**
 * Why bytes did not become a record, or a record did not become bytes. The kinds are the ones on
 * which a consumer acts differently, so a switch over them needs no default.
 */
public abstract sealed class RecordFault extends RuntimeException
    permits UndecodableRecord, UnknownSchemaId, UnknownRecordType, SchemaRegistryUnavailable {
  private static final long serialVersionUID = 1;

  RecordFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
