package org.openpayouts.payoutapi.cutoff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The next instant at which payouts are executed, as far as a cutoff has told it. */
@Repository
class NextCutoffs {
  private final JdbcClient jdbc;

  NextCutoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a cutoff said of the one that follows. */
  record Told(Instant next, Instant at) {}

  /** Keeps what was told last; earlier tellings that come later change nothing. */
  void keep(List<Told> tellings) {
    tellings.stream()
        .max(Comparator.comparing(Told::at))
        .ifPresent(told ->
            jdbc.sql(
                    """
                    insert into next_cutoff as n (instant, told_at) values (:next, :at)
                    on conflict (only_one) do update
                      set instant = excluded.instant, told_at = excluded.told_at
                      where n.told_at < excluded.told_at
                    """)
                .param("next", told.next().atOffset(ZoneOffset.UTC))
                .param("at", told.at().atOffset(ZoneOffset.UTC))
                .update());
  }

  Optional<Instant> last() {
    return jdbc.sql("select instant from next_cutoff")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
