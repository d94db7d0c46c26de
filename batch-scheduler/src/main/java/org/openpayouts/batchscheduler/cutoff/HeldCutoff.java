package org.openpayouts.batchscheduler.cutoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A missed slot that is too old to be told without an operator's word.
 *
 * @param cutoff as it would be told
 * @param verdict absent while it waits for the word
 */
record HeldCutoff(Cutoff cutoff, Instant since, @Nullable Verdict verdict) {
  enum Ruling {
    /** It is told, late. */
    RELEASED,
    /** It is never told. */
    DISMISSED
  }

  /** Who has decided what, why and when. */
  record Verdict(Ruling ruling, Word word, Instant at) {}
}
