package org.openpayouts.batchscheduler.cutoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
    @Nullable Boolean late,
    @Nullable HeldView held) {

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

  /** Since when it was held; and who has said what about it, when and why, once somebody has. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeldView(
      Instant since,
      @Nullable String ruling,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant at) {
    static HeldView of(HeldCutoff held) {
      HeldCutoff.Verdict verdict = held.verdict();
      return verdict == null
          ? new HeldView(held.since(), null, null, null, null)
          : new HeldView(
              held.since(),
              verdict.ruling().name().toLowerCase(Locale.ROOT),
              verdict.word().by(),
              verdict.word().reason(),
              verdict.at());
    }
  }

  static CutoffView of(HeldCutoff held) {
    return of(held.cutoff(), held);
  }

  /**
   * @param held absent where it never was
   */
  static CutoffView of(Cutoff cutoff, @Nullable HeldCutoff held) {
    Cutoff.Order order = cutoff.order();
    Cutoff.Emission emission = cutoff.emission();
    return new CutoffView(
        cutoff.id().value(),
        cutoff.scheduleId(),
        cutoff.slot(),
        cutoff.instant(),
        status(cutoff, held),
        cutoff.isManual(),
        ScopeView.of(cutoff.scope()),
        order == null ? null : order.requestedBy(),
        order == null ? null : order.reason(),
        emission == null ? null : emission.at(),
        emission == null ? null : emission.late(),
        held == null ? null : HeldView.of(held));
  }

  private static String status(Cutoff cutoff, @Nullable HeldCutoff held) {
    if (cutoff.emission() != null) {
      return "reached";
    }
    if (held == null) {
      return "planned";
    }
    HeldCutoff.Verdict verdict = held.verdict();
    if (verdict == null) {
      return "held";
    }
    return switch (verdict.ruling()) {
      case RELEASED -> "planned";
      case DISMISSED -> "dismissed";
    };
  }
}
