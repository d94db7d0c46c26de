package org.openpayouts.payoutapi.merchant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token opens. */
public enum Facade {
  PAYOUT,
  MERCHANT,
  POS;

  public static Optional<Facade> parse(String word) {
    return Arrays.stream(values()).filter(facade -> facade.word().equals(word)).findFirst();
  }

  /** As the API and the records write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
