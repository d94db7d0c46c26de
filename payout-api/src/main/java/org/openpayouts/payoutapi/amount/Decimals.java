package org.openpayouts.payoutapi.amount;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads decimal numbers whose size is capped before any arithmetic: a few characters of exponent
 * could otherwise keep a processor busy for minutes.
 */
public final class Decimals {
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,40}(?:\\.([0-9]{1,40}))?(?:[eE]([+-]?[0-9]{1,2}))?");
  private static final int MAX_EXPONENT = 30;

  private Decimals() {}

  /** Empty where the text is no number or an absurd one. */
  public static Optional<BigDecimal> parse(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return Optional.empty();
    }
    String exponent = number.group(2);
    if (exponent != null && Math.abs(Integer.parseInt(exponent)) > MAX_EXPONENT) {
      return Optional.empty();
    }
    return Optional.of(canonical(new BigDecimal(text)));
  }

  /** The one form of a value: no trailing zeros, no exponent. */
  public static BigDecimal canonical(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
