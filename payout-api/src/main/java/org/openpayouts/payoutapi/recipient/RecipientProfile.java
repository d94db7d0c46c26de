package org.openpayouts.payoutapi.recipient;

import org.jspecify.annotations.Nullable;

/** What is said about a recipient; who it is stands in its e-mail address. */
public record RecipientProfile(
    RecipientStatus status,
    @Nullable String label,
    @Nullable String shopperId,
    @Nullable WithdrawalChoice withdrawal) {
  public RecipientProfile {
    if (status == RecipientStatus.ACTIVE && withdrawal == null) {
      throw new IllegalArgumentException("an active recipient needs a withdrawal");
    }
  }
}
