package org.openpayouts.payoutapi.recipient;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far a recipient has come. Only an active one is paid. */
public enum RecipientStatus {
  INVITED,
  UNVERIFIED,
  VERIFIED,
  ACTIVE,
  PAUSED,
  REMOVED;

  public static Optional<RecipientStatus> parse(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }

  /** Where a move leads from here; empty where it leads nowhere. */
  public Optional<RecipientStatus> after(RecipientMove move) {
    return switch (move) {
      case INVITE -> to(INVITED, List.of(REMOVED));
      case ENROL -> to(UNVERIFIED, List.of(INVITED));
      case VERIFY -> to(VERIFIED, List.of(UNVERIFIED));
      case ACTIVATE -> to(ACTIVE, List.of(INVITED, VERIFIED));
      // A paused one stays: whoever is removed may be invited anew, and operators have paused it.
      case REMOVE -> to(REMOVED, List.of(INVITED, UNVERIFIED, VERIFIED, ACTIVE));
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private Optional<RecipientStatus> to(RecipientStatus next, List<RecipientStatus> from) {
    return from.contains(this) ? Optional.of(next) : Optional.empty();
  }
}
