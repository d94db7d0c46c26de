package org.openpayouts.schemas.topic;

/** The cluster could not be asked; try again. */
final class BrokerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokerUnavailable(Throwable cause) {
    super("broker cannot be asked about topics: " + cause.getMessage(), cause);
  }
}
