package org.openpayouts.batchscheduler.cutoff;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator gives for a decision: who it is, and why. */
record Word(String by, String reason) {
  private static final int MAX_TEXT = 200;

  /** The body of a request, as it arrived. */
  record Body(@Nullable String reason, @Nullable String requestedBy) {

    /** Empty unless it says both. */
    Optional<Word> word() {
      return reason == null || requestedBy == null || !isSaid(reason) || !isSaid(requestedBy)
          ? Optional.empty()
          : Optional.of(new Word(requestedBy, reason));
    }

    private static boolean isSaid(String text) {
      return !text.isBlank()
          && text.length() <= MAX_TEXT
          && text.chars().noneMatch(Character::isISOControl)
          && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }
  }
}
