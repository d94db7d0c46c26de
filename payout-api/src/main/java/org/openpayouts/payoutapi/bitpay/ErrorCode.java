package org.openpayouts.payoutapi.bitpay;

/**
 * BitPay's error codes: two digits for the method, two for the resource, two for the error. Payouts
 * have no range of their own and use resource 00.
 */
enum ErrorCode {
  SERVER("00"),
  NOT_FOUND("01"),
  INVALID("02"),
  MISSING("03"),
  /** What client libraries show when BitPay gives no code. */
  UNMAPPED("");

  private static final String RESOURCE = "00";
  private static final String NO_CODE = "000000";

  private final String digits;

  ErrorCode(String digits) {
    this.digits = digits;
  }

  /** The six digits for a request of this method. */
  String forMethod(String method) {
    if (this == UNMAPPED) {
      return NO_CODE;
    }
    return switch (method) {
      case "POST" -> "01" + RESOURCE + digits;
      case "GET", "HEAD" -> "02" + RESOURCE + digits;
      case "PUT" -> "03" + RESOURCE + digits;
      case "DELETE" -> "04" + RESOURCE + digits;
      default -> NO_CODE;
    };
  }
}
