package org.openpayouts.payoutapi.cutoff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openpayouts.schemas.id.CutoffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cutoffs that still want their watermark. */
@Repository
class DueWatermarks {
  private final JdbcClient jdbc;

  DueWatermarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A cutoff was announced. */
  record Announced(CutoffId id, Instant instant) {}

  void add(List<Announced> cutoffs) {
    jdbc.sql(
            """
            insert into due_watermark (cutoff_id, instant)
            select id, at::timestamptz from unnest(?, ?) as c(id, at) order by id
            on conflict (cutoff_id) do nothing
            """)
        .param(cutoffs.stream().map(one -> one.id().value()).toArray(String[]::new))
        .param(cutoffs.stream().map(one -> one.instant().toString()).toArray(String[]::new))
        .update();
  }

  /**
   * Takes the oldest cutoff whose instant the database's clock has passed, for three seconds;
   * another replica takes it after that.
   */
  Optional<CutoffId> claim() {
    return jdbc.sql(
            """
            update due_watermark set claimed_until = clock_timestamp() + interval '3 seconds'
            where cutoff_id = (
              select cutoff_id from due_watermark
              where written_at is null and instant < clock_timestamp()
                and claimed_until < clock_timestamp()
              order by instant limit 1 for update skip locked)
            returning cutoff_id
            """)
        .query((row, number) -> new CutoffId(row.getString("cutoff_id")))
        .optional();
  }

  void written(CutoffId id) {
    jdbc.sql("update due_watermark set written_at = clock_timestamp() where cutoff_id = ?")
        .param(id.value())
        .update();
  }
}
