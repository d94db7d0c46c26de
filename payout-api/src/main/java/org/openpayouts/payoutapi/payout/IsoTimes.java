package org.openpayouts.payoutapi.payout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Days and instants in the forms of ISO 8601 that client libraries write: with hyphens and colons
 * or without, any fraction of a second, any offset or none, which is UTC.
 */
public final class IsoTimes {
  private static final int DATE_LENGTH = 10;

  private static final List<DateTimeFormatter> DATES =
      List.of(DateTimeFormatter.ISO_LOCAL_DATE, strict("uuuuMMdd"));

  private static final List<DateTimeFormatter> DATE_TIMES =
      List.of(
          dateTime(
              new DateTimeFormatterBuilder()
                  .append(DateTimeFormatter.ISO_LOCAL_DATE)
                  .appendLiteral('T')
                  .append(DateTimeFormatter.ISO_LOCAL_TIME)),
          dateTime(
              new DateTimeFormatterBuilder()
                  .append(strict("uuuuMMdd'T'HHmm[ss]"))
                  .optionalStart()
                  .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                  .optionalEnd()));

  private IsoTimes() {}

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatter dateTime(DateTimeFormatterBuilder local) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(local.toFormatter(Locale.ROOT))
        .optionalStart()
        .parseLenient()
        .appendOffset("+HH", "Z")
        .optionalEnd()
        .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The day, where the text names one and no time. */
  public static Optional<LocalDate> day(String text) {
    return first(DATES, text, LocalDate::from);
  }

  /** The instant, where the text names a day and a time. */
  public static Optional<Instant> instant(String text) {
    return first(DATE_TIMES, withoutSpaces(text), OffsetDateTime::from)
        .map(OffsetDateTime::toInstant);
  }

  /** A space between day and time, and one where a query had a plus that nobody encoded. */
  private static String withoutSpaces(String text) {
    boolean divides = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
    String divided =
        divides ? text.substring(0, DATE_LENGTH) + "T" + text.substring(DATE_LENGTH + 1) : text;
    return divided.replace(' ', '+');
  }

  private static <T extends TemporalAccessor> Optional<T> first(
      List<DateTimeFormatter> forms, String text, TemporalQuery<T> query) {
    for (DateTimeFormatter form : forms) {
      try {
        return Optional.of(form.parse(text, query));
      } catch (DateTimeException anotherForm) {
        continue;
      }
    }
    return Optional.empty();
  }
}
