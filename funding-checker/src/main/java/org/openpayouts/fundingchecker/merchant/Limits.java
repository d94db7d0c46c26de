package org.openpayouts.fundingchecker.merchant;

import org.jspecify.annotations.Nullable;

/**
 * How much of a ledger may be funded, in ledger units without fees; null is as much as there is. A
 * day is one of UTC.
 */
public record Limits(
    @Nullable Long perPayout, @Nullable Long perDay, @Nullable Long perRecipientPerDay) {
  public static final Limits NONE = new Limits(null, null, null);

  /** Whether what a day funded has to be known. */
  public boolean countsDays() {
    return perDay != null || perRecipientPerDay != null;
  }
}
