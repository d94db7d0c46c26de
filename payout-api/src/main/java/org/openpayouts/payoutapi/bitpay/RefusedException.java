package org.openpayouts.payoutapi.bitpay;

/** Carries a refusal out of a request's handling to the place where answers are written. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.text(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
