package org.openpayouts.payoutapi.amount;

import java.math.BigDecimal;

/**
 * A number as {@code JSON.stringify} of JavaScript writes it: {@code 10}, never {@code 10.0};
 * {@code 0.000254}, never {@code 2.54E-4}; {@code 1e-7} below a millionth. A receiver may parse and
 * print the body again and get the same bytes.
 */
public record JsNumber(String text) {
  /** A decimal of so many digits is what a double shows when it is printed again. */
  private static final int EXACT_DIGITS = 15;

  private static final int MAX_PLAIN_EXPONENT = 21;
  private static final int MIN_PLAIN_EXPONENT = -7;

  /** The value; beyond 15 digits, what a double makes of it. */
  public static JsNumber of(BigDecimal value) {
    BigDecimal exact = value.stripTrailingZeros();
    BigDecimal shown =
        exact.precision() <= EXACT_DIGITS
            ? exact
            : new BigDecimal(Double.toString(exact.doubleValue())).stripTrailingZeros();
    return new JsNumber(format(shown));
  }

  /** Number::toString of ECMAScript; e is the exponent of scientific notation. */
  private static String format(BigDecimal value) {
    int e = value.precision() - value.scale() - 1;
    if (value.signum() == 0 || (e > MIN_PLAIN_EXPONENT && e < MAX_PLAIN_EXPONENT)) {
      return value.toPlainString();
    }
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String sign = value.signum() < 0 ? "-" : "";
    return sign + digits.charAt(0) + fraction + "e" + (e < 0 ? "-" : "+") + Math.abs(e);
  }
}
