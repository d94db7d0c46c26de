package org.openpayouts.batchscheduler.cutoff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.batchscheduler.cutoff.HeldCutoff.Ruling;
import org.openpayouts.batchscheduler.cutoff.HeldCutoff.Verdict;
import org.openpayouts.schemas.id.CutoffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of cutoffs that are held, and of those that were. */
@Repository
class HeldCutoffs {
  /** Nobody has ruled, and its slot was not told in another life of this database. */
  private static final String WAITS =
      """
      ruling is null
      and not exists (select from cutoff told
                       where told.schedule_id = held_cutoff.schedule_id
                         and told.day = held_cutoff.day and told.slot = held_cutoff.slot)
      """;

  private final JdbcClient jdbc;

  HeldCutoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Holds a slot; one that is held, or that has its row already, stays as it is. */
  void hold(Cutoff cutoff) {
    jdbc.sql(
            """
            insert into held_cutoff (cutoff_id, schedule_id, day, slot, instant, scope_kind,
                                     scope_values)
            select :id, :schedule, :day, :slot, :instant, :kind, :values
             where not exists (select from cutoff
                                where schedule_id = :schedule and day = :day and slot = :slot)
            on conflict do nothing
            """)
        .param("id", cutoff.id().value())
        .param("schedule", cutoff.scheduleId())
        .param("day", cutoff.day())
        .param("slot", cutoff.slot())
        .param("instant", cutoff.instant().atOffset(ZoneOffset.UTC))
        .param("kind", CutoffRows.kind(cutoff.scope()))
        .param("values", CutoffRows.values(cutoff.scope()))
        .update();
  }

  /** Those that wait for a word, oldest first. */
  List<HeldCutoff> waiting(int limit) {
    return jdbc.sql(
            """
            select * from held_cutoff
             where %s
             order by instant, cutoff_id
             limit :limit
            """
                .formatted(WAITS))
        .param("limit", limit)
        .query(HeldCutoffs::read)
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from held_cutoff where " + WAITS).query(Long.class).single();
  }

  Optional<HeldCutoff> find(CutoffId id) {
    return jdbc.sql("select * from held_cutoff where cutoff_id = :id")
        .param("id", id.value())
        .query(HeldCutoffs::read)
        .optional();
  }

  /** Answers false where it does not wait for a word. */
  boolean rule(CutoffId id, Ruling ruling, Word word) {
    return jdbc.sql(
                """
                update held_cutoff
                   set ruling = :ruling, ruled_at = clock_timestamp(), ruled_by = :by,
                       ruling_reason = :reason
                 where cutoff_id = :id and %s
                """
                    .formatted(WAITS))
            .param("id", id.value())
            .param("ruling", ruling.name())
            .param("by", word.by())
            .param("reason", word.reason())
            .update()
        == 1;
  }

  private static HeldCutoff read(ResultSet row, int index) throws SQLException {
    return new HeldCutoff(
        CutoffRows.slot(row),
        row.getObject("held_at", OffsetDateTime.class).toInstant(),
        verdict(row));
  }

  private static @Nullable Verdict verdict(ResultSet row) throws SQLException {
    String ruling = row.getString("ruling");
    return ruling == null
        ? null
        : new Verdict(
            Ruling.valueOf(ruling),
            new Word(row.getString("ruled_by"), row.getString("ruling_reason")),
            row.getObject("ruled_at", OffsetDateTime.class).toInstant());
  }
}
