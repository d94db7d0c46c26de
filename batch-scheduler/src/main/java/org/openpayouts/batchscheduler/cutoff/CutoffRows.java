package org.openpayouts.batchscheduler.cutoff;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;
import org.springframework.jdbc.core.RowMapper;

/** A cutoff as it stands in its row. */
final class CutoffRows implements RowMapper<Cutoff> {
  @Override
  public Cutoff mapRow(ResultSet row, int index) throws SQLException {
    Cutoff slot = slot(row);
    return new Cutoff(
        slot.id(),
        slot.scheduleId(),
        slot.day(),
        slot.slot(),
        slot.instant(),
        slot.scope(),
        order(row),
        emission(row));
  }

  /** What it is, without what an operator or a fact has said of it. */
  static Cutoff slot(ResultSet row) throws SQLException {
    return new Cutoff(
        new CutoffId(row.getString("cutoff_id")),
        row.getString("schedule_id"),
        row.getObject("day", LocalDate.class),
        row.getString("slot"),
        instant(row, "instant"),
        scope(
            row.getString("scope_kind"),
            List.of((String[]) row.getArray("scope_values").getArray())),
        null,
        null);
  }

  private static Cutoff.@Nullable Order order(ResultSet row) throws SQLException {
    String requestedBy = row.getString("requested_by");
    return requestedBy == null
        ? null
        : new Cutoff.Order(requestedBy, row.getString("reason"), row.getString("traceparent"));
  }

  private static Cutoff.@Nullable Emission emission(ResultSet row) throws SQLException {
    UUID eventId = row.getObject("event_id", UUID.class);
    return eventId == null
        ? null
        : new Cutoff.Emission(
            row.getLong("emission"),
            eventId,
            instant(row, "emitted_at"),
            row.getBoolean("late"),
            upcoming(row));
  }

  private static Upcoming upcoming(ResultSet row) throws SQLException {
    Instant first = row.getObject("next_instant") == null ? null : instant(row, "next_instant");
    Array currencies = row.getArray("next_currencies");
    if (currencies == null) {
      return new Upcoming(first, List.of());
    }
    @Nullable String[] codes = (String[]) currencies.getArray();
    Timestamp[] instants = (Timestamp[]) row.getArray("next_instants").getArray();
    return new Upcoming(
        first,
        IntStream.range(0, codes.length)
            .mapToObj(i -> new Upcoming.Next(codes[i], instants[i].toInstant()))
            .toList());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static String kind(Scope scope) {
    return switch (scope) {
      case Scope.All() -> "ALL";
      case Scope.Merchants(var ids) -> "MERCHANTS";
      case Scope.Currencies(var codes) -> "CURRENCIES";
      case Scope.Payouts(var ids) -> "PAYOUTS";
    };
  }

  static String[] values(Scope scope) {
    List<String> values =
        switch (scope) {
          case Scope.All() -> List.of();
          case Scope.Merchants(var ids) -> ids;
          case Scope.Currencies(var codes) -> codes;
          case Scope.Payouts(var ids) -> ids;
        };
    return values.toArray(String[]::new);
  }

  private static Scope scope(String kind, List<String> values) {
    return switch (kind) {
      case "ALL" -> new Scope.All();
      case "MERCHANTS" -> new Scope.Merchants(values);
      case "CURRENCIES" -> new Scope.Currencies(values);
      case "PAYOUTS" -> new Scope.Payouts(values);
      default -> throw new IllegalStateException("a cutoff row has the scope " + kind);
    };
  }
}
