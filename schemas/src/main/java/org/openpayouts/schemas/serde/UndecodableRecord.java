package org.openpayouts.schemas.serde;

import org.jspecify.annotations.Nullable;

/** The bytes are no record, and never will be: set them aside. */
public final class UndecodableRecord extends RecordFault {
  private static final long serialVersionUID = 1;

  public UndecodableRecord(String message) {
    super(message, null);
  }

  public UndecodableRecord(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
