package org.openpayouts.fundingchecker.reserve;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.openpayouts.fundingchecker.watermark.Watermark;

/** What reserves.commands.v1 can say. */
sealed interface ReserveCommand {

  /** Money that came in or went out; its id makes a repeat harmless. */
  sealed interface Movement extends ReserveCommand {
    String id();

    LedgerKey key();

    /** Exact, positive. */
    BigDecimal amount();

    String eventId();
  }

  record Deposit(
      String id, LedgerKey key, BigDecimal amount, String eventId, String rail, String externalId)
      implements Movement {}

  record Reversal(String id, LedgerKey key, BigDecimal amount, String eventId, String depositId)
      implements Movement {}

  record Withdrawal(
      String id, LedgerKey key, BigDecimal amount, String eventId, @Nullable String externalId)
      implements Movement {}

  record Reached(Watermark watermark) implements ReserveCommand {}
}
