package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.payout.PayoutSearch;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.schemas.id.MerchantId;

/** Reads the query of a list. */
final class SearchReader {
  private static final Instant EARLIEST = Instant.parse("1901-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final List<String> LEGACY_STATUSES = List.of("paid", "unpaid");

  private final QueryReader query;

  private SearchReader(HttpServletRequest http) {
    this.query = new QueryReader(http);
  }

  /**
   * The search that the query asks for; empty where it asks for a state that no payout has.
   *
   * @throws RefusedException if a parameter cannot be read
   */
  static Optional<PayoutSearch> read(HttpServletRequest http, MerchantId merchant) {
    var reader = new SearchReader(http);
    Optional<String> status = reader.query.param("status");
    var search =
        new PayoutSearch(
            merchant,
            reader.from(),
            reader.before(),
            status.flatMap(reader::status),
            reader.query.param("reference"),
            reader.query.param("groupId"),
            reader.query.limit(),
            reader.query.offset());
    reader.query.requireNoProblem();
    return status.filter(LEGACY_STATUSES::contains).isPresent()
        ? Optional.empty()
        : Optional.of(search);
  }

  private Optional<Status> status(String word) {
    Optional<Status> status = Status.parse(word);
    if (status.isEmpty() && !LEGACY_STATUSES.contains(word)) {
      query.refuse(
          "status", "status must be new, funded, processing, complete, failed or cancelled.");
    }
    return status;
  }

  private Optional<Instant> from() {
    return query.param("startDate").flatMap(text -> instant("startDate", text, 0));
  }

  /** The last day belongs to the window, and so does a last instant. */
  private Optional<Instant> before() {
    return query.param("endDate").flatMap(text -> instant("endDate", text, 1));
  }

  private Optional<Instant> instant(String name, String text, int units) {
    try {
      return Optional.of(
          storable(
              text.indexOf('T') < 0
                  ? LocalDate.parse(text).plusDays(units).atStartOfDay(ZoneOffset.UTC).toInstant()
                  : OffsetDateTime.parse(text).toInstant().plus(units, ChronoUnit.MICROS)));
    } catch (DateTimeException notADate) {
      query.refuse(name, name + " must be a date (YYYY-MM-DD) or an ISO 8601 instant.");
      return Optional.empty();
    }
  }

  /** The nearest instant that the database has; no payout lies beyond either end. */
  private static Instant storable(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return instant.isAfter(LATEST) ? LATEST : instant;
  }
}
