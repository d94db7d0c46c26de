package org.openpayouts.payoutapi.cutoff;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cutoffs that were told, each once. */
@Repository
class ToldCutoffs {
  private final JdbcClient jdbc;

  ToldCutoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(List<ToldCutoff> cutoffs) {
    cutoffs.forEach(cutoff ->
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
            .update());
  }
}
