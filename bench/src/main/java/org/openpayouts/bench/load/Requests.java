package org.openpayouts.bench.load;

import org.jspecify.annotations.Nullable;

/** Requests one after the other, for one client or for many at once. */
@FunctionalInterface
public interface Requests {
  /** Null where there are no more. */
  @Nullable Prepared next();
}
