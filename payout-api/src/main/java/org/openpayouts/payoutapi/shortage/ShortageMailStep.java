package org.openpayouts.payoutapi.shortage;

import java.util.Locale;

/** What is to be done about a mail. Pure. */
enum ShortageMailStep {
  SEND,
  /** The merchant has no address to be mailed at. */
  NO_ADDRESS,
  /** No mail server is configured. */
  NOT_CONFIGURED,
  /** It failed too often. */
  GIVEN_UP;

  static ShortageMailStep next(
      ShortageMail mail, boolean hasAddress, boolean isConfigured, int attempts) {
    if (!hasAddress) {
      return NO_ADDRESS;
    }
    if (!isConfigured) {
      return NOT_CONFIGURED;
    }
    return mail.attempts() > attempts ? GIVEN_UP : SEND;
  }

  /** As the row and the counter have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
