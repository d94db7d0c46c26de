package org.openpayouts.localstack.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openpayouts.localstack.merchant.DemoMerchant;

/** Payouts that nobody wrote down: the ones of a demo without a file. */
final class Wishes {
  private static final int LOWEST_CENTS = 550;
  private static final int STEP_CENTS = 137;
  private static final int STEPS = 97;

  private Wishes() {}

  /** Small amounts, all recipients in turn; the same number gives the same amounts again. */
  static List<PayoutLine> of(int count, List<DemoMerchant.Recipient> recipients) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> wish(number, recipients)).toList();
  }

  private static PayoutLine wish(int number, List<DemoMerchant.Recipient> recipients) {
    int cents = LOWEST_CENTS + STEP_CENTS * (number % STEPS) + number % 7;
    String email = recipients.get(number % recipients.size()).email();
    return new PayoutLine.Wanted(
        number,
        "%d.%02d".formatted(cents / 100, cents % 100),
        "USD",
        "USD",
        email,
        "route " + number,
        Optional.empty());
  }
}
