package org.openpayouts.fundingchecker.funding;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What payouts.cutoffs.v1 says: an instant was reached.
 *
 * @param next what it says of the one that follows; older builds do not
 */
record CutoffNews(
    String cutoffId,
    UUID eventId,
    Instant instant,
    ScopeKind scopeKind,
    List<String> scopeValues,
    @Nullable String traceparent,
    @Nullable Next next) {

  /**
   * When payouts are executed next.
   *
   * @param instant of any schedule
   * @param toldAt what was told later counts
   * @param scoped by what is swept then; empty from older builds
   */
  record Next(Instant instant, Instant toldAt, List<Scoped> scoped) {

    /**
     * When the ledgers of a currency are swept next.
     *
     * @param currency null for every one
     */
    record Scoped(@Nullable String currency, Instant instant) {}
  }

  /** Whose payouts are swept. */
  enum ScopeKind {
    ALL,
    MERCHANTS,
    CURRENCIES,
    PAYOUTS
  }

  CutoffNews traced(@Nullable String parent) {
    return new CutoffNews(cutoffId, eventId, instant, scopeKind, scopeValues, parent, next);
  }
}
