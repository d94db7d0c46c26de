package org.openpayouts.payoutapi.recipient;

import org.jspecify.annotations.Nullable;

/**
 * Whom a merchant invites; everything about it was checked.
 *
 * @param withdrawal where the merchant says that the person is paid; null leaves it to the person
 */
public record Invitation(
    String email,
    @Nullable String label,
    @Nullable String notificationUrl,
    @Nullable WithdrawalChoice withdrawal) {

  /** One that says only who is invited. */
  static Invitation of(String email) {
    return new Invitation(email, null, null, null);
  }

  /** What it makes of somebody new. */
  RecipientProfile newcomer() {
    var invited = new RecipientProfile(RecipientStatus.INVITED, label, notificationUrl, null, null);
    return activated(invited);
  }

  /**
   * What it makes of somebody who is known. Whoever is known stays as it is: only a removed person
   * is invited again, and only who has no withdrawal yet is given one.
   */
  RecipientProfile applyTo(RecipientProfile known) {
    return activated(
        known
            .status()
            .after(RecipientMove.INVITE)
            .map(status ->
                known.withStatus(status).withWithdrawal(null).named(label, notificationUrl))
            .orElse(known));
  }

  private RecipientProfile activated(RecipientProfile profile) {
    return withdrawal == null || profile.withdrawal() != null
        ? profile
        : profile
            .status()
            .after(RecipientMove.ACTIVATE)
            .map(status -> profile.withWithdrawal(withdrawal).withStatus(status))
            .orElse(profile);
  }

  EmailKey emailKey() {
    return EmailKey.of(email);
  }
}
