package org.openpayouts.payoutapi.reserve;

import java.util.Locale;
import java.util.Set;

/** What banks write where a reference is asked for. */
public final class BankReference {
  /** Of ISO 20022 and of SWIFT; some banks end it with a full stop. */
  private static final Set<String> PLACEHOLDERS = Set.of("NONREF", "NOTPROVIDED", "NOTPROVIDED.");

  private BankReference() {}

  /** Whether it stands for no reference at all: tomorrow's money would bear the same. */
  public static boolean isPlaceholder(String reference) {
    return PLACEHOLDERS.contains(reference.strip().toUpperCase(Locale.ROOT));
  }
}
