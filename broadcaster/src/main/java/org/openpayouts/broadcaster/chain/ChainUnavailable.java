package org.openpayouts.broadcaster.chain;

/** The node did not answer, or not with what its protocol promises. */
public final class ChainUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ChainUnavailable(String message) {
    super(message);
  }

  public ChainUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
