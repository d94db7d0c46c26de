package org.openpayouts.batchscheduler.cutoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cutoff as the HTTP answers show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CutoffView(
    String cutoffId,
    String scheduleId,
    String slot,
    Instant instant,
    String status,
    boolean manual,
    ScopeView scope,
    @Nullable String requestedBy,
    @Nullable String reason,
    @Nullable Instant emittedAt,
    @Nullable Boolean late) {

  /** At most one list is filled; none means everybody. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ScopeView(
      @Nullable List<String> merchantIds,
      @Nullable List<String> currencies,
      @Nullable List<String> payoutIds) {
    static ScopeView of(Scope scope) {
      return switch (scope) {
        case Scope.All() -> new ScopeView(null, null, null);
        case Scope.Merchants(var ids) -> new ScopeView(ids, null, null);
        case Scope.Currencies(var codes) -> new ScopeView(null, codes, null);
        case Scope.Payouts(var ids) -> new ScopeView(null, null, ids);
      };
    }
  }

  static CutoffView of(Cutoff cutoff) {
    Cutoff.Order order = cutoff.order();
    Cutoff.Emission emission = cutoff.emission();
    return new CutoffView(
        cutoff.id().value(),
        cutoff.scheduleId(),
        cutoff.slot(),
        cutoff.instant(),
        emission == null ? "planned" : "reached",
        cutoff.isManual(),
        ScopeView.of(cutoff.scope()),
        order == null ? null : order.requestedBy(),
        order == null ? null : order.reason(),
        emission == null ? null : emission.at(),
        emission == null ? null : emission.late());
  }
}
