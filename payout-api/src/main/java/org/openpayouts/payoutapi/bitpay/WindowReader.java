package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.reserve.LedgerEntries.Window;
import org.openpayouts.schemas.currency.Currency;

/** Reads which part of a ledger a query asks for: whole days, the last one included. */
final class WindowReader {
  /** More than this are never answered at once. */
  static final int MAX_ENTRIES = 10_000;

  private static final int MAX_OFFSET = 10_000_000;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 9999;

  private final HttpServletRequest http;
  private final List<FieldProblem> problems = new ArrayList<>();

  private WindowReader(HttpServletRequest http) {
    this.http = http;
  }

  /**
   * A window that was asked for.
   *
   * @param paged whether the client said how many; if it did not, it wants all
   */
  record Reading(Window window, boolean paged) {}

  /**
   * The window of a query.
   *
   * @throws RefusedException naming every parameter that cannot be read
   */
  static Reading read(HttpServletRequest http, Currency currency) {
    var reader = new WindowReader(http);
    Optional<Instant> from = reader.day("startDate", 0);
    Optional<Instant> before = reader.day("endDate", 1);
    int limit = reader.number("limit", 1, MAX_ENTRIES, MAX_ENTRIES + 1);
    int offset = reader.number("offset", 0, MAX_OFFSET, 0);
    if (reader.problems.isEmpty() && !from.orElseThrow().isBefore(before.orElseThrow())) {
      reader.problems.add(FieldProblem.invalid("endDate", "endDate must not be before startDate."));
    }
    if (!reader.problems.isEmpty()) {
      throw Refusal.fields(reader.problems).exception();
    }
    var window = new Window(currency, from.orElseThrow(), before.orElseThrow(), limit, offset);
    return new Reading(window, limit <= MAX_ENTRIES);
  }

  private Optional<Instant> day(String name, int daysLater) {
    String text = http.getParameter(name);
    if (text == null || text.isBlank()) {
      problems.add(FieldProblem.missing(name));
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return Optional.of(day.plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
    } catch (DateTimeException notADay) {
      // refused below
    }
    problems.add(FieldProblem.invalid(name, name + " must be a date (YYYY-MM-DD)."));
    return Optional.empty();
  }

  private int number(String name, int min, int max, int fallback) {
    @Nullable String text = http.getParameter(name);
    if (text == null || text.isBlank()) {
      return fallback;
    }
    if (text.matches("[0-9]{1,8}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    problems.add(
        FieldProblem.invalid(name, "%s must be a number from %d to %d.".formatted(name, min, max)));
    return fallback;
  }
}
