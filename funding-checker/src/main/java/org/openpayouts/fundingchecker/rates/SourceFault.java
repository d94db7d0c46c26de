package org.openpayouts.fundingchecker.rates;

/** A source did not answer, or with something else than prices; it is asked again next round. */
sealed class SourceFault extends RuntimeException permits NoSuchPrice {
  private static final long serialVersionUID = 1;

  SourceFault(String message) {
    super(message);
  }

  SourceFault(String message, Throwable cause) {
    super(message, cause);
  }
}
