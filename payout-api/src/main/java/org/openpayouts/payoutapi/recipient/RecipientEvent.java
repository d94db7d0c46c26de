package org.openpayouts.payoutapi.recipient;

/**
 * Under which code and name a merchant hears of a recipient, as BitPay numbers them.
 *
 * @param code 4001 to 4007
 */
public record RecipientEvent(int code, String name) {
  /** The merchant asked to hear the last one again. */
  static final RecipientEvent MANUALLY_NOTIFIED =
      new RecipientEvent(4007, "recipient_manuallyNotified");

  static RecipientEvent of(RecipientStatus status) {
    int code =
        switch (status) {
          case INVITED -> 4001;
          case UNVERIFIED -> 4002;
          case VERIFIED -> 4003;
          case ACTIVE -> 4004;
          case PAUSED -> 4005;
          case REMOVED -> 4006;
        };
    return new RecipientEvent(code, "recipient_" + status.word());
  }
}
