package org.openpayouts.schemas.serde;

/** The registry refuses a version, because old readers or old records would not fit it. */
public final class IncompatibleSchema extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String reason;

  public IncompatibleSchema(String subject, String reason) {
    super("subject %s refuses the schema: %s".formatted(subject, reason));
    this.reason = reason;
  }

  /** What the registry said. */
  public String reason() {
    return reason;
  }
}
