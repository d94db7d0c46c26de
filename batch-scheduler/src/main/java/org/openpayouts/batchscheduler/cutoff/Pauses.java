package org.openpayouts.batchscheduler.cutoff;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of pauses: those that last, and those that were. */
@Repository
class Pauses {
  private final JdbcClient jdbc;

  Pauses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that last, by schedule. */
  Map<String, Pause> lasting() {
    return jdbc
        .sql("select * from pause where resumed_at is null")
        .query(Pauses::read)
        .list()
        .stream()
        .collect(toMap(Pause::scheduleId, identity()));
  }

  private static Pause read(ResultSet row, int index) throws SQLException {
    return new Pause(
        row.getString("schedule_id"),
        row.getObject("paused_at", OffsetDateTime.class).toInstant(),
        new Word(row.getString("paused_by"), row.getString("pause_reason")));
  }

  /** Answers false where the schedule is paused already. */
  boolean begin(String scheduleId, Word word) {
    return jdbc.sql(
                """
                insert into pause (schedule_id, paused_at, paused_by, pause_reason)
                values (:id, clock_timestamp(), :by, :reason)
                on conflict do nothing
                """)
            .param("id", scheduleId)
            .param("by", word.by())
            .param("reason", word.reason())
            .update()
        == 1;
  }

  /** Answers false where the schedule is not paused. */
  boolean end(String scheduleId, Word word) {
    return jdbc.sql(
                """
                update pause
                   set resumed_at = clock_timestamp(), resumed_by = :by, resume_reason = :reason
                 where schedule_id = :id and resumed_at is null
                """)
            .param("id", scheduleId)
            .param("by", word.by())
            .param("reason", word.reason())
            .update()
        == 1;
  }
}
