package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What this installation remembers of its schedules. */
@Repository
class Schedules {
  private static final String NO_SLOTS = "none";

  private final JdbcClient jdbc;

  Schedules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes a schedule known, active from the given instant or from now. Where its settings have
   * changed, slots of the new ones begin behind the last look by the old ones. Repeating it is
   * harmless.
   *
   * @param definition what its slots come from
   */
  void activate(String scheduleId, @Nullable Instant activeFrom, String definition) {
    jdbc.sql(
            """
            insert into schedule as known (schedule_id, active_from, definition)
            values (:id, coalesce(:from, clock_timestamp()), :definition)
            on conflict (schedule_id) do update
               set definition = excluded.definition,
                   settled_until =
                     case when known.definition is not null
                          then (select looked_until from lease where name = :lease) end
             where known.definition is distinct from excluded.definition
            """)
        .param("id", scheduleId)
        .param("from", activeFrom == null ? null : activeFrom.atOffset(ZoneOffset.UTC))
        .param("definition", definition)
        .param("lease", Leases.NAME)
        .update();
  }

  /** All others are in no settings now: what passes meanwhile is not theirs when they return. */
  void rest(Set<String> active) {
    jdbc.sql(
            """
            update schedule set definition = :none
             where schedule_id <> all (:active) and definition is distinct from :none
            """)
        .param("active", active.toArray(String[]::new))
        .param("none", NO_SLOTS)
        .update();
  }

  /**
   * Slots after this instant are still to come: the newest one written or held, the end of the last
   * pause, the last look by other settings, or the schedule's start; empty while the schedule is
   * not known.
   */
  Optional<Instant> lastReached(String scheduleId) {
    return jdbc.sql(
            """
            select greatest(
                     active_from - interval '1 microsecond',
                     (select max(instant) from cutoff where schedule_id = :id),
                     (select max(instant) from held_cutoff where schedule_id = :id),
                     (select max(resumed_at) from pause where schedule_id = :id),
                     settled_until)
              from schedule where schedule_id = :id
            """)
        .param("id", scheduleId)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** What makes a slot unique in its schedule. */
  record SlotRow(LocalDate day, String slot) {}

  /** The slots from this day on that have a row: of a cutoff, or of one that is held. */
  Set<SlotRow> rowsSince(String scheduleId, LocalDate day) {
    return jdbc.sql(
            """
            select day, slot from cutoff where schedule_id = :id and day >= :day
            union
            select day, slot from held_cutoff where schedule_id = :id and day >= :day
            """)
        .param("id", scheduleId)
        .param("day", day)
        .query((row, index) ->
            new SlotRow(row.getObject("day", LocalDate.class), row.getString("slot")))
        .set();
  }
}
