package org.openpayouts.payoutapi.payout;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a text has the form of what it is said to be. */
public final class TextForms {
  /** Nothing that a mail program reads as a name, a comment or a second address. */
  private static final String PLAIN = "[^@\\s\\p{Cntrl}<>()\\[\\],;:\"\\\\]";

  private static final Pattern EMAIL = Pattern.compile(PLAIN + "{1,64}@" + PLAIN + "{1,189}");

  private TextForms() {}

  public static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** The UTC day of a date, or of an instant with any offset. */
  static Optional<LocalDate> day(String text) {
    return IsoTimes.day(text)
        .or(() ->
            IsoTimes.instant(text).map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC)));
  }
}
