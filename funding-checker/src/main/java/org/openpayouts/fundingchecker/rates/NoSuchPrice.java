package org.openpayouts.fundingchecker.rates;

/** A source is well and lacks what it was asked for; its other prices are as good as before. */
final class NoSuchPrice extends SourceFault {
  private static final long serialVersionUID = 1;

  NoSuchPrice(String message) {
    super(message);
  }
}
