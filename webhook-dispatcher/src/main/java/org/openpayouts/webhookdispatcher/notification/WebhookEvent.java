package org.openpayouts.webhookdispatcher.notification;

/**
 * The code and name under which a merchant hears of a fact.
 *
 * @param code BitPay's number, for example 5001; of what BitPay does not have ours, from 9000 on
 * @param name BitPay's word for it, for example "payout_funded"
 */
public record WebhookEvent(int code, String name) {

  static final WebhookEvent FUNDED = new WebhookEvent(5001, "payout_funded");
  static final WebhookEvent PROCESSING = new WebhookEvent(5002, "payout_processing");
  static final WebhookEvent COMPLETED = new WebhookEvent(5003, "payout_completed");

  /**
   * BitPay's current pages say 5004. The text that this product follows prints 5003 for cancelled
   * too, which would make it the same code as completed: a typo there. {@link
   * NotificationSettings#cancelledCode()} restores 5003 for receivers built on that text.
   */
  static final int CANCELLED_CODE = 5004;

  static final WebhookEvent MANUALLY_NOTIFIED = new WebhookEvent(5005, "payout_manuallyNotified");

  /** The merchant asked to hear the last webhook about a recipient again. */
  static final int RECIPIENT_MANUALLY_NOTIFIED_CODE = 4007;

  /** Our extension: BitPay has no webhook for a payout that failed. */
  static final WebhookEvent FAILED = new WebhookEvent(5006, "payout_failed");

  /** Our extension, in a range of our own: a cutoff ended because the money did. */
  static final WebhookEvent RESERVE_SHORT = new WebhookEvent(9101, "reserve_short");

  static WebhookEvent cancelled(int code) {
    return new WebhookEvent(code, "payout_cancelled");
  }
}
