package org.openpayouts.payoutapi.cutoff;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cutoffs that were told, each once. A payout is explained by the last one over it, so one that
 * is older than another over all the same payouts explains nobody, and is forgotten.
 */
@Repository
class ToldCutoffs {
  /** As long a cutoff may be told later than its shortage: longer, and the topic has lost it. */
  private static final String SHORTAGES_KEPT = "interval '30 days'";

  /** Rows that one cutoff forgets. */
  private static final int FORGOTTEN_MAX = 10_000;

  private final JdbcClient jdbc;

  ToldCutoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(List<ToldCutoff> cutoffs) {
    cutoffs.forEach(cutoff -> {
      keep(cutoff);
      forgetOlderThan(cutoff);
    });
    if (!cutoffs.isEmpty()) {
      forgetShortages();
    }
  }

  private void keep(ToldCutoff cutoff) {
    jdbc.sql(
            """
            insert into told_cutoff (cutoff_id, instant, scope_kind, scope_values)
            values (?, ?, ?, ?)
            on conflict (cutoff_id) do nothing
            """)
        .param(cutoff.id().value())
        .param(cutoff.instant().atOffset(ZoneOffset.UTC))
        .param(cutoff.scopeKind())
        .param(cutoff.scopeValues().toArray(String[]::new))
        .update();
  }

  private void forgetOlderThan(ToldCutoff cutoff) {
    jdbc.sql(
            """
            delete from told_cutoff where cutoff_id = any(array(
              select cutoff_id from told_cutoff
               where instant < :instant
                 and (:kind = 'ALL' or scope_kind = :kind and scope_values <@ :values::text[])
               limit :most))
            """)
        .param("instant", cutoff.instant().atOffset(ZoneOffset.UTC))
        .param("kind", cutoff.scopeKind())
        .param("values", cutoff.scopeValues().toArray(String[]::new))
        .param("most", FORGOTTEN_MAX)
        .update();
  }

  /** Of cutoffs that are forgotten, or were never told. */
  private void forgetShortages() {
    jdbc.sql(
            """
            delete from shortage where ctid = any(array(
              select s.ctid from shortage s
               where s.kept_at < now() - %s
                 and not exists (select 1 from told_cutoff t where t.cutoff_id = s.cutoff_id)
               limit :most))
            """
                .formatted(SHORTAGES_KEPT))
        .param("most", FORGOTTEN_MAX)
        .update();
  }
}
