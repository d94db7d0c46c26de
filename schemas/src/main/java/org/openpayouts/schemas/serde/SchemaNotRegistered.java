package org.openpayouts.schemas.serde;

/**
 * The registry answers and does not have the schema that a record is to be written with: the topic
 * setup has not run against it. Writing works as soon as it has, so this too is waited for.
 */
public final class SchemaNotRegistered extends SchemaRegistryUnavailable {
  private static final long serialVersionUID = 1;

  public SchemaNotRegistered(String subject, String recordType) {
    super(
        "schema of %s is not registered under subject %s: run the topic setup"
            .formatted(recordType, subject));
  }
}
