package org.openpayouts.payoutapi.recipient;

import java.util.Arrays;
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

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
