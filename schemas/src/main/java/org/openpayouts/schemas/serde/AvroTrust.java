package org.openpayouts.schemas.serde;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro 1.12.2 makes objects only of classes that are trusted by name. Ours are the generated
 * records; what others in the same process trust stays trusted.
 */
final class AvroTrust {
  static final String RECORDS = "org.openpayouts.schemas.event";

  static {
    ClassSecurityPredicate generated = type -> type.getPackageName().equals(RECORDS);
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), generated));
  }

  private AvroTrust() {}

  /** Has its effect once, by loading this class. */
  static void establish() {}
}
