package org.openpayouts.schemas.serde;

/**
 * The registry answers and does not know the schema. A registry that lags behind its writers heals;
 * garbage that happens to begin with a zero byte does not: wait five minutes, then treat the record
 * as undecodable.
 */
public final class UnknownSchemaId extends RecordFault {
  private static final long serialVersionUID = 1;
  private final int schemaId;

  public UnknownSchemaId(int schemaId) {
    super("the registry knows no schema with id " + schemaId, null);
    this.schemaId = schemaId;
  }

  public int schemaId() {
    return schemaId;
  }
}
