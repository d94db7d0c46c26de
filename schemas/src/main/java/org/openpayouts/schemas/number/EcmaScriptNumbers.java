package org.openpayouts.schemas.number;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as ECMAScript's {@code JSON.stringify} writes them (RFC 8785, section 3.2.2.3), so that a
 * receiver who parses and stringifies a body again gets the same bytes and the same signature:
 * {@code 10}, never {@code 10.0}; {@code 0.000254}, never {@code 2.54E-4}.
 *
 * <p>A JavaScript receiver holds 17 significant digits at most; more digits than that are rounded
 * here exactly as its parser would round them. These texts are shown, never computed with.
 */
public final class EcmaScriptNumbers {

  private static final int MAX_PRECISION = 400;
  private static final int MAX_SCALE = 400;
  private static final int LAST_POINT_OF_WHOLE = 21;
  private static final int FIRST_POINT_OF_FRACTION = -6;

  private EcmaScriptNumbers() {}

  /**
   * Writes a decimal.
   *
   * @throws IllegalArgumentException beyond 400 digits or an exponent of 400, or not finite in
   *     JavaScript
   */
  public static String of(BigDecimal value) {
    if (value.precision() > MAX_PRECISION || Math.abs((long) value.scale()) > MAX_SCALE) {
      throw new IllegalArgumentException("a number has too many digits to be written");
    }
    var held = value.doubleValue();
    if (Double.isInfinite(held)) {
      throw new IllegalArgumentException("a number is too large to be written");
    }
    return held == 0 ? "0" : text(shortest(held));
  }

  /** The shortest decimal that a JavaScript parser reads as the same number. */
  private static BigDecimal shortest(double held) {
    var two = new BigDecimal(Double.toString(held)).stripTrailingZeros();
    if (two.precision() != 2) {
      return two;
    }
    var one = two.round(new MathContext(1));
    return one.doubleValue() == held ? one.stripTrailingZeros() : two;
  }

  private static String text(BigDecimal decimal) {
    var sign = decimal.signum() < 0 ? "-" : "";
    var digits = decimal.unscaledValue().abs().toString();
    var count = digits.length();
    var point = count - decimal.scale();
    if (point > LAST_POINT_OF_WHOLE || point <= FIRST_POINT_OF_FRACTION) {
      return sign + exponential(digits, point - 1);
    }
    if (point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    return point >= count
        ? sign + digits + "0".repeat(point - count)
        : sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String exponential(String digits, int exponent) {
    var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
