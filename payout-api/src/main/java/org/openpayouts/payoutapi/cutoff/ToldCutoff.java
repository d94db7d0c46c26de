package org.openpayouts.payoutapi.cutoff;

import java.time.Instant;
import java.util.List;
import org.openpayouts.schemas.id.CutoffId;

/**
 * A cutoff and whose payouts it sweeps.
 *
 * @param scopeKind as it is published
 * @param scopeValues the list that the kind names
 */
record ToldCutoff(CutoffId id, Instant instant, String scopeKind, List<String> scopeValues) {
  ToldCutoff {
    scopeValues = List.copyOf(scopeValues);
  }
}
