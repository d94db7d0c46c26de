package org.openpayouts.payoutapi.bitpay;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.openpayouts.payoutapi.payout.IsoTimes;
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
    Optional<Instant> instant =
        IsoTimes.day(text)
            .map(day -> after(day.atStartOfDay(ZoneOffset.UTC).toInstant(), units, DAYS))
            .or(() -> IsoTimes.instant(text).map(known -> after(known, units, MICROS)));
    if (instant.isEmpty()) {
      query.refuse(name, name + " must be a date (YYYY-MM-DD) or an ISO 8601 instant.");
    }
    return instant;
  }

  /** Counted from the nearest instant that the database has; no payout lies beyond either end. */
  private static Instant after(Instant instant, int units, ChronoUnit unit) {
    Instant storable = instant.isBefore(EARLIEST) ? EARLIEST : instant;
    return (storable.isAfter(LATEST) ? LATEST : storable).plus(units, unit);
  }
}
