package org.openpayouts.payoutapi.shortage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a merchant reads. */
final class ShortageLetter {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ShortageLetter() {}

  static String subject(ShortageMail mail) {
    return "Your reserve in %s is short".formatted(mail.currency());
  }

  /** The name of the merchant stands in the text only: it may hold anything. */
  static String text(ShortageMail mail, String merchant) {
    return """
    The reserve of %s in %s did not cover all payouts at the cutoff%s.

    Missing for the first one that waits: %s %s
    This payout: %s
    Waiting from it on, itself included: %d
    %s
    Payouts wait in the order of their requests, and are paid as far as the reserve goes. What
    is missing is for the first one alone; those behind it need more.
    """
        .formatted(
            merchant,
            mail.currency(),
            at(" of ", mail.cutoff(), ""),
            mail.missing().toPlainString(),
            mail.currency(),
            mail.firstBlocked().value(),
            mail.waiting(),
            at("Next cutoff: ", mail.nextCutoff(), "\n"));
  }

  private static String at(String before, @Nullable Instant instant, String after) {
    return instant == null ? "" : before + MINUTES.format(instant) + after;
  }
}
