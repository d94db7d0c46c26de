package org.openpayouts.batchscheduler.cutoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cutoffs whose instant has passed and of which nobody was told, and whether anybody will. */
@Repository
class OverdueCutoffs {
  private final JdbcClient jdbc;
  private final DueSlots dueSlots;

  OverdueCutoffs(JdbcClient jdbc, DueSlots dueSlots) {
    this.jdbc = jdbc;
    this.dueSlots = dueSlots;
  }

  private record Rows(Instant now, Optional<Instant> oldest) {
    static Rows of(ResultSet row, int index) throws SQLException {
      return new Rows(
          Objects.requireNonNull(row.getObject("now", OffsetDateTime.class)).toInstant(),
          Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
              .map(OffsetDateTime::toInstant));
    }
  }

  /**
   * How long the oldest one has waited, a slot that has no row yet included; zero if none. One that
   * is held waits for nobody here, and one that was released has waited since then.
   */
  Duration oldest() {
    Rows rows =
        jdbc.sql(
                """
                select clock_timestamp() as now,
                       (select min(coalesce(held.ruled_at, cutoff.instant))
                          from cutoff left join held_cutoff held using (cutoff_id)
                         where emitted_at is null
                           and cutoff.instant <= clock_timestamp()) as oldest
                """)
            .query(Rows::of)
            .single();
    Stream<Instant> slots = dueSlots.due(rows.now(), 1).stream().map(Slot::instant);
    return Stream.concat(rows.oldest().stream(), slots)
        .min(Instant::compareTo)
        .map(oldest -> Duration.between(oldest, rows.now()))
        .orElse(Duration.ZERO);
  }

  /** Whether no replica is the scheduler; a lease that has just expired is about to be taken. */
  boolean areUnowned() {
    return jdbc.sql(
            """
            select not exists (select from lease
                                where name = :name
                                  and expires_at > clock_timestamp() - interval '5 seconds')
            """)
        .param("name", Leases.NAME)
        .query(Boolean.class)
        .single();
  }
}
