package org.openpayouts.localstack.demo;

import java.util.Optional;

/** What stands in a file of payouts, line by line. */
sealed interface PayoutLine {
  /** Where it stands in the file; the first line is 1. */
  long line();

  /** A line that can be asked for; whether the answer is yes is the API's decision. */
  record Wanted(
      long line,
      String amount,
      String currency,
      String ledgerCurrency,
      String recipient,
      String reference,
      Optional<String> notificationUrl)
      implements PayoutLine {}

  /** A line that says nothing that could be asked for. */
  record Broken(long line, String reason) implements PayoutLine {}
}
