package org.openpayouts.payoutapi.payout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a payout in the words of the API. */
public enum Status {
  NEW,
  FUNDED,
  PROCESSING,
  COMPLETE,
  FAILED,
  CANCELLED;

  public static Optional<Status> parse(String word) {
    return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
