package org.openpayouts.schemas.serde;

/**
 * A sound record of a type that this build does not have, from a newer producer. A projection
 * counts and skips it; a decider stops, because it cannot know what it would have decided.
 */
public final class UnknownRecordType extends RecordFault {
  private static final long serialVersionUID = 1;
  private final String recordType;
  private final int schemaId;

  public UnknownRecordType(String recordType, int schemaId) {
    super("this build has no record type " + recordType + " (schema id " + schemaId + ")", null);
    this.recordType = recordType;
    this.schemaId = schemaId;
  }

  /** The full name of the Avro record. */
  public String recordType() {
    return recordType;
  }

  public int schemaId() {
    return schemaId;
  }
}
