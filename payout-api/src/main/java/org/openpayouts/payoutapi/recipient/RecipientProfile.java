package org.openpayouts.payoutapi.recipient;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a recipient; who it is stands in its e-mail address.
 *
 * @param notificationUrl where its merchant hears of it; null means the merchant's default
 */
public record RecipientProfile(
    RecipientStatus status,
    @Nullable String label,
    @Nullable String notificationUrl,
    @Nullable String shopperId,
    @Nullable WithdrawalChoice withdrawal) {
  public RecipientProfile {
    if (status == RecipientStatus.ACTIVE && withdrawal == null) {
      throw new IllegalArgumentException("an active recipient needs a withdrawal");
    }
  }

  RecipientProfile withStatus(RecipientStatus changed) {
    return new RecipientProfile(changed, label, notificationUrl, shopperId, withdrawal);
  }

  /** What is not given stays as it is. */
  RecipientProfile named(@Nullable String newLabel, @Nullable String newNotificationUrl) {
    return new RecipientProfile(
        status,
        newLabel == null ? label : newLabel,
        newNotificationUrl == null ? notificationUrl : newNotificationUrl,
        shopperId,
        withdrawal);
  }

  RecipientProfile withShopperId(String id) {
    return new RecipientProfile(status, label, notificationUrl, id, withdrawal);
  }

  RecipientProfile withWithdrawal(@Nullable WithdrawalChoice chosen) {
    return new RecipientProfile(status, label, notificationUrl, shopperId, chosen);
  }
}
