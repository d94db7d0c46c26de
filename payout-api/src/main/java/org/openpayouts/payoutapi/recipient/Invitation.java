package org.openpayouts.payoutapi.recipient;

import org.jspecify.annotations.Nullable;

/** Whom a merchant invites; everything about it was checked. */
public record Invitation(String email, @Nullable String label, @Nullable String notificationUrl) {
  EmailKey emailKey() {
    return EmailKey.of(email);
  }
}
