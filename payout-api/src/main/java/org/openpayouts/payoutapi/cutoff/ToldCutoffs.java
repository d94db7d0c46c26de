package org.openpayouts.payoutapi.cutoff;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.openpayouts.schemas.event.CutoffReached;
import org.openpayouts.schemas.event.CutoffScope;
import org.openpayouts.schemas.id.CutoffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cutoffs that were told, each once. */
@Repository
class ToldCutoffs {
  private final JdbcClient jdbc;

  ToldCutoffs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A cutoff and whose payouts it sweeps.
   *
   * @param scopeKind as it is published
   * @param scopeValues the list that the kind names
   */
  record Told(CutoffId id, Instant instant, String scopeKind, List<String> scopeValues) {
    static Told of(CutoffReached cutoff) {
      CutoffScope scope = cutoff.getScope();
      return new Told(
          new CutoffId(cutoff.getCutoffId()),
          cutoff.getInstant(),
          scope.getKind().name(),
          switch (scope.getKind()) {
            case MERCHANTS -> scope.getMerchantIds();
            case CURRENCIES -> scope.getCurrencies();
            case PAYOUTS -> scope.getPayoutIds();
            case ALL, UNKNOWN -> List.of();
          });
    }
  }

  void keep(List<Told> cutoffs) {
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
