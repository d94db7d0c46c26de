package org.openpayouts.payoutapi.recipient;

import java.util.Locale;

/** What all spellings of one e-mail address have in common. */
record EmailKey(String value) {
  static EmailKey of(String email) {
    return new EmailKey(email.toLowerCase(Locale.ROOT));
  }
}
