package org.openpayouts.schemas.serde;

import org.jspecify.annotations.Nullable;

/**
 * The registry is away, overloaded, refuses our credentials, or answers what is no registry's
 * answer. Nothing is wrong with the record: wait and try again, without end.
 */
public non-sealed class SchemaRegistryUnavailable extends RecordFault {
  private static final long serialVersionUID = 1;

  public SchemaRegistryUnavailable(String message) {
    super(message, null);
  }

  public SchemaRegistryUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
