package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this installation remembers of its schedules. */
@Repository
class Schedules {
  private final JdbcClient jdbc;

  Schedules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes a schedule known, active from the given instant or from now. Repeating it is harmless.
   */
  void activate(String scheduleId, @Nullable Instant activeFrom) {
    jdbc.sql(
            """
            insert into schedule (schedule_id, active_from)
            values (:id, coalesce(:from, clock_timestamp()))
            on conflict (schedule_id) do nothing
            """)
        .param("id", scheduleId)
        .param("from", activeFrom == null ? null : activeFrom.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Slots after this instant are still to come: the newest one written or held, the end of the last
   * pause, or the schedule's start; empty while the schedule is not known.
   */
  Optional<Instant> lastReached(String scheduleId) {
    return jdbc.sql(
            """
            select greatest(
                     active_from - interval '1 microsecond',
                     (select max(instant) from cutoff where schedule_id = :id),
                     (select max(instant) from held_cutoff where schedule_id = :id),
                     (select max(resumed_at) from pause where schedule_id = :id))
              from schedule where schedule_id = :id
            """)
        .param("id", scheduleId)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
