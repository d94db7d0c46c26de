package org.openpayouts.payoutapi.payout;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text has the form of what it is said to be. */
public final class TextForms {
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

  private TextForms() {}

  public static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** The UTC day of a date, or of an instant with any offset. */
  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(
          text.indexOf('T') < 0
              ? LocalDate.parse(text)
              : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
