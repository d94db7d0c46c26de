package org.openpayouts.payoutapi.shortage;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openpayouts.schemas.id.CutoffId;
import org.openpayouts.schemas.id.MerchantId;
import org.openpayouts.schemas.id.PayoutId;

/** Mails as the rows have them. */
final class SampleMails {
  private SampleMails() {}

  static ShortageMail aMail() {
    return of(1_250, 2, Instant.parse("2026-05-27T14:00:03Z"), null);
  }

  static ShortageMail of(
      long units, int scale, @Nullable Instant cutoff, @Nullable Instant nextCutoff) {
    return new ShortageMail(
        new MerchantId("LDxRZCGq174SF8AnQpdBPB"),
        "USD",
        new CutoffId("7qohDf2zZnQK5Qanj8oyC2"),
        BigDecimal.valueOf(units, scale),
        new PayoutId("JMwv8wQCXANoU2ZZQ9a9GH"),
        3,
        cutoff,
        nextCutoff,
        1);
  }

  static ShortageMail begun(ShortageMail mail, int attempts) {
    return new ShortageMail(
        mail.merchantId(),
        mail.currency(),
        mail.cutoffId(),
        mail.missing(),
        mail.firstBlocked(),
        mail.waiting(),
        mail.cutoff(),
        mail.nextCutoff(),
        attempts);
  }
}
