package org.openpayouts.schemas.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The record types that this build was generated with. */
final class GeneratedRecords {
  private GeneratedRecords() {}

  /**
   * @throws UnknownRecordType if this build has none of that name
   */
  static Schema schemaOf(String fullName, int schemaId) {
    if (!fullName.startsWith(AvroTrust.RECORDS + ".")) {
      throw new UnknownRecordType(fullName, schemaId);
    }
    try {
      var type =
          Class.forName(fullName, false, GeneratedRecords.class.getClassLoader())
              .asSubclass(SpecificRecord.class);
      return SpecificData.get().getSchema(type);
    } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
      throw new UnknownRecordType(fullName, schemaId);
    }
  }
}
