package org.openpayouts.payoutapi.bitpay;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.json.StrictJson;
import org.openpayouts.payoutapi.payout.FieldProblem;
import org.openpayouts.payoutapi.payout.IsoTimes;
import org.openpayouts.payoutapi.payout.PayoutSearch;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.MerchantId;

/** Reads the query of a list. */
final class SearchReader {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_OFFSET = 1_000_000;
  private static final Instant EARLIEST = Instant.parse("1901-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final List<String> LEGACY_STATUSES = List.of("paid", "unpaid");

  private final HttpServletRequest http;
  private final List<FieldProblem> problems = new ArrayList<>();

  private SearchReader(HttpServletRequest http) {
    this.http = http;
  }

  /**
   * The search that the query asks for; empty where it asks for a state that no payout has.
   *
   * @throws RefusedException if a parameter cannot be read
   */
  static Optional<PayoutSearch> read(HttpServletRequest http, MerchantId merchant) {
    var reader = new SearchReader(http);
    Optional<String> status = reader.param("status");
    var search =
        new PayoutSearch(
            merchant,
            reader.from(),
            reader.before(),
            status.flatMap(reader::status),
            reader.param("reference"),
            reader.param("groupId"),
            reader.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT),
            reader.number("offset", 0, MAX_OFFSET, 0));
    if (!reader.problems.isEmpty()) {
      throw Refusal.fields(reader.problems).exception();
    }
    return status.filter(LEGACY_STATUSES::contains).isPresent()
        ? Optional.empty()
        : Optional.of(search);
  }

  private Optional<String> param(String name) {
    String value = http.getParameter(name);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    if (!StrictJson.isStorable(value)) {
      problems.add(FieldProblem.invalid(name, name + " holds a character that no text has."));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Optional<Status> status(String word) {
    Optional<Status> status = Status.parse(word);
    if (status.isEmpty() && !LEGACY_STATUSES.contains(word)) {
      problems.add(
          FieldProblem.invalid(
              "status", "status must be new, funded, processing, complete, failed or cancelled."));
    }
    return status;
  }

  private Optional<Instant> from() {
    return param("startDate").flatMap(text -> instant("startDate", text, 0));
  }

  /** The last day belongs to the window, and so does a last instant. */
  private Optional<Instant> before() {
    return param("endDate").flatMap(text -> instant("endDate", text, 1));
  }

  private Optional<Instant> instant(String name, String text, int units) {
    Optional<Instant> instant =
        IsoTimes.day(text)
            .map(day -> after(day.atStartOfDay(ZoneOffset.UTC).toInstant(), units, DAYS))
            .or(() -> IsoTimes.instant(text).map(known -> after(known, units, MICROS)));
    if (instant.isEmpty()) {
      problems.add(
          FieldProblem.invalid(
              name, name + " must be a date (YYYY-MM-DD) or an ISO 8601 instant."));
    }
    return instant;
  }

  /** Counted from the nearest instant that the database has; no payout lies beyond either end. */
  private static Instant after(Instant instant, int units, ChronoUnit unit) {
    Instant storable = instant.isBefore(EARLIEST) ? EARLIEST : instant;
    return (storable.isAfter(LATEST) ? LATEST : storable).plus(units, unit);
  }

  private int number(String name, int min, int max, int fallback) {
    Optional<String> text = param(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // refused below
    }
    problems.add(
        FieldProblem.invalid(name, "%s must be a number from %d to %d.".formatted(name, min, max)));
    return fallback;
  }
}
